#!/usr/bin/env node
// Plain JavaScript: it says so when nothing is installed yet.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
if (!existsSync(path.join(root, 'node_modules/tsx'))) {
  console.error('Assay is not installed yet. Run npm start, or npm ci, in its folder first.')
  process.exit(1)
}
const { register } = await import('tsx/esm/api')
register()
const { main } = await import(pathToFileURL(path.join(root, 'bin/cli/commands.ts')).href)
process.exitCode = await main(process.argv.slice(2))
