// Runs statements in an engine that lives in this process: node embedded.mjs FOLDER PACKAGE. Each line of standard input is
// a statement as a JSON text; each line of the answer is {"text": what it gives, as CSV with a header} or {"error": why not}.
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

const [folder, name] = process.argv.slice(2)
const load = createRequire(join(folder, 'x.js'))
const cause = (error) => String(error.message ?? error)

async function duckdb() {
  const { DuckDBInstance } = load('@duckdb/node-api')
  const instance = await (await DuckDBInstance.create(':memory:')).connect()
  const file = join(process.cwd(), 'duckdb-answer.csv')
  return async (statement) => {
    if (!/^\s*(--|SELECT|WITH)/i.test(statement)) {
      await instance.run(statement)
      return ''
    }
    await instance.run(`COPY (${statement}\n) TO '${file}' (FORMAT csv, HEADER)`)
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    return text
  }
}

async function chdb() {
  const { Session } = load('chdb')
  const session = new Session()
  return async (statement) => session.query(statement, 'CSVWithNames')
}

const run = await { '@duckdb/node-api': duckdb, chdb }[name]()
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await run(JSON.parse(line)).then((text) => ({ text }), (error) => ({ error: cause(error) }))
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
process.exit(0)
