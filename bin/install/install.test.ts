import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled, noteInstall } from './installed.js'
import { turnToInstall } from './turn-to-install.js'

let root: string
const write = (file: string, content: object | string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), typeof content === 'string' ? content : JSON.stringify(content))
}
const lock = (packages: object) => write('package-lock.json', { packages: { '': {}, ...packages } })
/** What npm leaves when it has put these packages into node_modules. */
const put = (packages: Record<string, { version: string }>) => {
  write('node_modules/.package-lock.json', { packages })
  for (const [name, { version }] of Object.entries(packages)) write(`${name}/package.json`, { version })
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'assay-install-'))
  lock({ 'node_modules/one': { version: '1.0.0' } })
})
afterEach(() => rmSync(root, { recursive: true }))

test('a fresh clone is not installed', () => expect(isInstalled(root)).toBe(false))

test('an install that was noted stands until the lockfile changes', () => {
  mkdirSync(path.join(root, 'node_modules'))
  noteInstall(root)
  expect(isInstalled(root)).toBe(true)
  lock({ 'node_modules/one': { version: '1.0.1' } })
  expect(isInstalled(root)).toBe(false)
})

test('an install made by hand counts when it holds what the lockfile asks for, and is noted', () => {
  put({ 'node_modules/one': { version: '1.0.0' } })
  expect(isInstalled(root)).toBe(true)
  expect(existsSync(path.join(root, 'node_modules/.assay-install'))).toBe(true)
})

test.each<[string, () => void]>([
  ['another version', () => put({ 'node_modules/one': { version: '0.9.0' } })],
  ['nothing of it', () => put({})],
  [
    'only the word of npm',
    () => {
      put({ 'node_modules/one': { version: '1.0.0' } })
      rmSync(path.join(root, 'node_modules/one'), { recursive: true })
    },
  ],
])('one that holds %s does not count', (_, make) => {
  make()
  expect(isInstalled(root)).toBe(false)
})

test('a package for another machine may be missing', () => {
  lock({ 'node_modules/one': { version: '1.0.0' }, 'node_modules/mac': { version: '1.0.0', optional: true } })
  put({ 'node_modules/one': { version: '1.0.0' } })
  expect(isInstalled(root)).toBe(true)
})

test('of several first starts at once, one installs and the others wait for it', async () => {
  const log = path.join(root, 'log')
  write('start.mjs', starter)
  const starts = await Promise.all([1, 2, 3].map(() => run('start.mjs', log)))
  expect(starts.map(({ installed }) => installed).sort()).toEqual(['found it done', 'found it done', 'installed'])
  expect(starts.filter(({ told }) => told)).toHaveLength(2)
})

test('a start that was killed while it installed, or a turn that is days old, does not keep others waiting', async () => {
  const told: number[] = []
  write('.assay-install.turn', String(2 ** 22 + 1))
  ;(await turnToInstall(root, (pid) => told.push(pid), 5))()
  write('.assay-install.turn', String(process.ppid))
  utimesSync(path.join(root, '.assay-install.turn'), 0, 0)
  ;(await turnToInstall(root, (pid) => told.push(pid), 5))()
  expect(told).toEqual([])
  expect(existsSync(path.join(root, '.assay-install.turn'))).toBe(false)
})

const starter = `
import { existsSync, writeFileSync } from 'node:fs'
import { turnToInstall } from ${JSON.stringify(path.resolve('bin/install/turn-to-install.js'))}
let told = false
await turnToInstall(process.cwd(), () => (told = true), 10)
const installed = existsSync(process.argv[2]) ? 'found it done' : 'installed'
if (installed === 'installed') {
  await new Promise((resolve) => setTimeout(resolve, 1200))
  writeFileSync(process.argv[2], '')
}
console.log(JSON.stringify({ installed, told }))
`

function run(file: string, log: string) {
  return new Promise<{ installed: string; told: boolean }>((resolve, reject) => {
    const child = spawn(process.execPath, [file, log], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.once('error', reject).once('close', () => resolve(JSON.parse(output)))
  })
}
