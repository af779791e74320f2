import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { writeDump } from './dump/dump'
import { withStudioDatabase } from './instance/studio-database'
import { Failure } from './terminal/failure'

export async function main([name]: string[]) {
  if (!name) throw new Failure('Say where to: npm run backup -- FILE')
  // npm runs us in the project's folder; the file is meant from where its caller stood.
  const file = path.resolve(process.env.INIT_CWD ?? '.', name)
  if (existsSync(file)) throw new Failure(`${file} exists.`, 'Choose another name, or remove it.')
  const { sums } = await withStudioDatabase('backup', (url) => writeDump(url, file))
  const rows = Object.values(sums).reduce((total, sum) => total + sum.rows, 0)
  console.log(
    `${rows} rows of ${Object.keys(sums).length} tables are in ${file} (${(statSync(file).size / 1e6).toFixed(1)} MB).`,
  )
}
