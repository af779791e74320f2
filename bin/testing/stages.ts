import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { JSONReport } from '@playwright/test/reporter'
import { writeApiTypes } from '../api/api-types'
import { ensureBuild, ensureClient, next } from '../build/build'
import { ensureChromium } from './chromium'
import { type Counts, countsOfPlaywright } from './counts'

export type Outcome = Counts & { output: string }
export type Stage = { name: string; run(args: string[]): Promise<Outcome> }

/** Everything `npm test` does, in its order. */
export const stages: Stage[] = [
  {
    name: 'types',
    run: () =>
      once(async () => {
        await ensureClient()
        await writeApiTypes()
        await next(['typegen'])
        return tool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.test.json', '--pretty', 'false'])
      }),
  },
  {
    name: 'lint',
    run: (args) => once(() => tool('@biomejs/biome/bin/biome', ['lint', '--error-on-warnings', ...orAll(args)])),
  },
  { name: 'format', run: (args) => once(() => tool('@biomejs/biome/bin/biome', ['format', ...orAll(args)])) },
  { name: 'unit', run: unit },
  {
    name: 'build',
    run: () =>
      once(async () => {
        await ensureClient()
        await ensureBuild()
        return { code: 0, output: '' }
      }),
  },
  { name: 'e2e', run: endToEnd },
]

const orAll = (args: string[]) => (args.length ? args : ['.'])

async function unit(args: string[]) {
  const reporters = ['--reporter=default', '--reporter=./bin/testing/count-reporter.ts']
  return counted(
    (file) =>
      tool('vitest/vitest.mjs', ['run', '--passWithNoTests', ...reporters, ...args], { ASSAY_TEST_COUNTS: file }),
    (text) => JSON.parse(text),
  )
}

async function endToEnd(args: string[]) {
  const chromium = ensureChromium()
  const env = { CHROMIUM_PATH: chromium.file }
  return counted(
    (file) =>
      tool('@playwright/test/cli.js', ['test', '--pass-with-no-tests', ...args.map(storyOf)], {
        ...env,
        ASSAY_TEST_COUNTS: file,
      }),
    (text) => countsOfPlaywright(JSON.parse(text) as JSONReport),
  )
}

/** Playwright looks for a filter anywhere in the whole path, so that a checkout named like a room would match every story. */
const storyOf = (arg: string) => (/^[a-z-]+$/.test(arg) && !arg.startsWith('-') ? `e2e/${arg}.spec` : arg)

type Ran = { code: number | null; output: string }

async function once(work: () => Promise<Ran>): Promise<Outcome> {
  const { code, output } = await work()
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output }
}

/** A tool that fails without having counted a failure has failed all the same. */
async function counted(work: (file: string) => Promise<Ran>, read: (text: string) => Counts): Promise<Outcome> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-counts-'))
  const file = path.join(folder, 'counts.json')
  try {
    const { code, output } = await work(file)
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], output }
    const counts = read(readFileSync(file, 'utf8'))
    return { ...counts, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed, output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tool(script: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join('node_modules', script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  return new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
