#!/usr/bin/env node
// Stands in for the schema engine binary that the Prisma CLI would download: the same command line and JSON-RPC over
// stdio, answered by the published WASM engine over pg. So `npm run prisma` needs nothing but the npm registry.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const require = createRequire(import.meta.url)
const args = process.argv.slice(2)

if (args.includes('--version')) {
  const manifest = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'package.json')
  console.log(`schema-engine-cli wasm ${JSON.parse(readFileSync(manifest, 'utf8')).version}`)
  process.exit(0)
}
const { url, shadowDatabaseUrl } = JSON.parse(option('--datasource') ?? '{}')
if (args.includes('cli')) await answerCommand(args[args.indexOf('cli') + 1] ?? '')
else await answerRequests()
process.exit(0)

/** @param {string} name */
function option(name) {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

/** @param {string} command */
async function answerCommand(command) {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  try {
    if (command === 'can-connect-to-database') await query(url, 'SELECT 1')
    else if (command === 'create-database')
      await query(maintenance.href, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
    else if (command === 'drop-database') {
      await query(maintenance.href, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
    } else refuse('UNKNOWN', `The WASM schema engine has no command ${command}`)
  } catch (error) {
    if (error.code === '3D000') refuse('P1003', `Database \`${name}\` does not exist`, { database_name: name })
    if (['28P01', '28000'].includes(error.code)) {
      refuse('P1000', `Authentication failed for ${target.username}`, { database_user: target.username })
    }
    refuse('P1001', `Cannot reach Postgres at \`${target.host}\`: ${error.message}`, { database_location: target.host })
  }
}

/** @param {string} href @param {string} sql */
async function query(href, sql) {
  const client = new pg.Client({ connectionString: href, connectionTimeoutMillis: 5000 })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

// The CLI drops the first line of stderr and parses every other one as JSON: no newline at the end.
function refuse(code, message, meta = {}) {
  const fields = { message, error_code: code, is_panic: false, meta }
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', target: 'schema_engine::logger', fields }
  writeSync(2, `schema-engine-wasm\n${JSON.stringify(line)}`)
  process.exit(1)
}

async function answerRequests() {
  const panic = { message: '' }
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic.message = message) }
  process.on('uncaughtException', (error) => {
    const message = `The WASM schema engine gave up: ${panic.message || error.message}`
    console.error(JSON.stringify({ level: 'ERROR', fields: { message } }))
    process.exit(101)
  })
  await mendAdapter()
  const { SchemaEngine } = await loadWasm()
  const datamodels = option('--datamodels')
    ?.split(',')
    .filter(Boolean)
    .map((file) => [file, readFileSync(file, 'utf8')])
  let engine
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { id, method, params } = JSON.parse(line)
    if (method === undefined) continue // The CLI acknowledging what we asked it to print.
    try {
      engine ??= await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory()))
      if (typeof engine[method] !== 'function') throw new Error(`The WASM schema engine has no method ${method}`)
      const result = await engine[method](params)
      if (method === 'diff' && result?.stdout != null) {
        reply({ id: randomUUID(), method: 'print', params: { content: result.stdout } })
      }
      reply({ id, result: result ?? null })
    } catch (error) {
      reply({ id, error: answerTo(error) })
    }
  }
}

async function loadWasm() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings
}

function reply(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function answerTo(error) {
  let told
  try {
    told = JSON.parse(error.message)
  } catch {
    // Not one of the engine's own errors.
  }
  const message = told?.message ?? error.message ?? String(error)
  const data = {
    is_panic: false,
    message,
    meta: told?.meta ?? error.meta ?? null,
    error_code: told?.error_code ?? told?.code ?? error.code,
  }
  return { code: 4466, message, data }
}

function adapterFactory() {
  const factory = new PrismaPg(connection())
  // The adapter would drop the shadow database while its own pool still holds a session on it.
  factory.connectToShadowDb = async () => {
    if (shadowDatabaseUrl) return new PrismaPg(connection(shadowDatabaseUrl)).connect()
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await query(url, `CREATE DATABASE "${database}" TEMPLATE template0`)
    const adapter = await new PrismaPg({ ...connection(), database }).connect()
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await query(url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
    }
    return adapter
  }
  return factory
}

// Field by field: with a connection string, node-postgres would let it win over the name of the shadow database.
function connection(href = url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: href }).connectionParameters
  return { host, port, user, password: password ?? undefined, database, ssl: ssl || undefined, max: 4 }
}

async function mendAdapter() {
  const adapter = await new PrismaPg(connection()).connect()
  const own = Object.getPrototypeOf(adapter)
  teachScripts(own)
  teachCatalogTypes(Object.getPrototypeOf(own))
  await adapter.dispose()
}

// The adapter would cut a migration at every semicolon, those inside the body of a function too.
function teachScripts(adapter) {
  adapter.executeScript = async function (script) {
    await this.client.query(script).catch((error) => this.onError(error))
  }
}

// The adapter cannot describe types that only the catalog uses ("char", name and their arrays), which introspection
// reads: https://github.com/prisma/prisma/issues/27403
function teachCatalogTypes(queryable) {
  const char = 18
  const readAs = new Map([
    [char, 25],
    [19, 25],
    [1002, 1009],
    [1003, 1009],
  ])
  const { performIO, queryRaw } = queryable
  const charColumns = new WeakMap()
  queryable.performIO = async function (request) {
    const answer = await performIO.call(this, request)
    const fields = answer.fields ?? []
    charColumns.set(
      request,
      fields.flatMap((field, at) => (field.dataTypeID === char ? [at] : [])),
    )
    for (const field of fields) field.dataTypeID = readAs.get(field.dataTypeID) ?? field.dataTypeID
    return answer
  }
  queryable.queryRaw = async function (request) {
    const rows = await queryRaw.call(this, request)
    for (const at of charColumns.get(request) ?? []) rows.columnTypes[at] = ColumnTypeEnum.Character
    return rows
  }
}
