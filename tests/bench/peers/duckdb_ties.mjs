// duckdb_ties.mjs MODULES FILE: loads a table of ties and folds the relations of each pair by DuckDB; prints the pairs, how many
// of them cancel out, and how many are positive.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { DuckDBInstance } = createRequire(`${resolve(process.argv[2])}/`)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`create temp table relations as select * from read_csv('${process.argv[3]}')`);
await connection.run(`create temp table ties as
  select least(source, target) as a, greatest(source, target) as b, count(*) as relations,
      sum(case when sign > 0 then weight else 0 end) as positive, sum(case when sign < 0 then weight else 0 end) as negative
  from relations where source <> target group by all`);
const counts = await connection.runAndReadAll(`select count(*),
  count(*) filter (abs(positive - negative) <= 1e-9 * (positive + negative)),
  count(*) filter (positive - negative > 1e-9 * (positive + negative)) from ties`);
console.log(String(counts.getRows()));
