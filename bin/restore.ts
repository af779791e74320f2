import { existsSync } from 'node:fs'
import path from 'node:path'
import { loadDump } from './dump/load'
import { withStudioDatabase } from './instance/studio-database'
import { Failure } from './terminal/failure'

export async function main(args: string[]) {
  const [name] = args.filter((arg) => !arg.startsWith('--'))
  if (!name) throw new Failure('Say which: npm run restore -- FILE [--replace]')
  const file = path.resolve(process.env.INIT_CWD ?? '.', name)
  if (!existsSync(file)) throw new Failure(`${file} does not exist.`)
  const replace = args.includes('--replace')
  const { sums } = await withStudioDatabase('restore', (url) => loadDump(url, file, { replace }))
  const rows = Object.values(sums).reduce((total, sum) => total + sum.rows, 0)
  console.log(`${rows} rows of ${Object.keys(sums).length} tables are back, each table equal to what was backed up.`)
}
