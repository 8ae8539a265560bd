// duckdb_events.mjs MODULES FILE: monthly ties of GDELT-shaped events by DuckDB, as CSV on standard output.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { DuckDBInstance } = createRequire(`${resolve(process.argv[2])}/`)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`copy (
  select column07 as source, column17 as target, 'quad' || column29 as type, count(*) as weight,
      substr(column01, 1, 4) || '-' || substr(column01, 5, 2) as start
  from read_csv('${process.argv[3]}', delim = '\t', header = false, quote = '', escape = '', all_varchar = true)
  where column07 <> '' and column17 <> '' and column07 <> column17
  group by all order by all) to '/dev/stdout' (header)`);
