// Runs alone in a process that has no secrets and may be killed at any moment. It turns a YAML or Parquet file into JSON lines.
import { once } from 'node:events'
import { loadYaml } from './convert-yaml'
import { parquetRows } from './convert-parquet'

type Order = { kind: 'yaml' | 'parquet'; path: string; maximum: number; depth: number }

const order: Order = JSON.parse(process.argv[2] ?? '{}')

try {
  const rows =
    order.kind === 'yaml' ? loadYaml(await readStandardInput(), order.depth) : parquetRows(order.path, order.maximum)
  let lines = ''
  for await (const row of rows) {
    lines += `${JSON.stringify(row)}\n`
    if (lines.length < 65_536) continue
    await say(lines)
    lines = ''
  }
  await say(lines)
  process.stdout.end()
} catch (error) {
  process.stderr.write(JSON.stringify({ fault: error instanceof Error ? error.message : 'it cannot be read' }))
  process.exitCode = 3
}

async function say(text: string) {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

async function readStandardInput() {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
