// duckdb_events.mjs MODULES FILE [repeats]: monthly ties of GDELT-shaped events by DuckDB, as CSV on standard output. With
// "repeats" the types are called as in the recipe gdelt-2, and what that counts is counted, on standard error.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { DuckDBInstance } = createRequire(`${resolve(process.argv[2])}/`)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const rows = `read_csv('${process.argv[3]}', delim = '\t', header = false, quote = '', escape = '', all_varchar = true)
  where column07 <> '' and column17 <> '' and column07 <> column17`;

async function copyTies(source, type) {
  await connection.run(`copy (
    select column07 as source, column17 as target, ${type} as type, count(*) as weight,
        substr(column01, 1, 4) || '-' || substr(column01, 5, 2) as start
    from ${source} group by all order by all) to '/dev/stdout' (header)`);
}

async function countRepeats() {
  await connection.run(`create temp table events as select column00, column01, column07, column17, column26, column29, column60 from ${rows}`);
  for (const counted of [
    "count(*) - count(distinct column00) from events",
    `count(*) from (select 1 from events where column60 <> ''
      group by least(column07, column17), greatest(column07, column17), column01, column26, column60
      having bool_or(column07 < column17) and bool_or(column07 > column17))`,
  ])
    console.error(String((await connection.runAndReadAll(`select ${counted}`)).getRows()));
}

if (process.argv[4]) {
  await countRepeats();
  await copyTies("events", `case column29 when '1' then 'verbal_cooperation' when '2' then 'material_cooperation'
    when '3' then 'verbal_conflict' else 'material_conflict' end`);
} else await copyTies(rows, "'quad' || column29");
