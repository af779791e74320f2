import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildFolder, isBuilt, sourcesOf } from './build'

let root: string
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'assay-build-'))
  for (const file of [
    'app/page.tsx',
    'lib/rules.ts',
    'lib/rules.test.ts',
    'prisma/runs.prisma',
    'next.config.js',
    'package-lock.json',
  ]) {
    write(file, file)
  }
  // What a finished build leaves.
  write(`${buildFolder()}/assay-sources`, sourcesOf(root))
})
afterEach(() => rmSync(root, { recursive: true }))

test('a build stands while nothing has changed', () => expect(isBuilt(root)).toBe(true))

test.each<[string, () => void]>([
  ['a change', () => write('app/page.tsx', 'other')],
  ['a change of the same length', () => write('lib/rules.ts', 'lib/ruled.ts')],
  ['an addition', () => write('components/new.tsx', '')],
  ['a deletion', () => rmSync(path.join(root, 'lib/rules.ts'))],
  ['a new name', () => renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/layout.tsx'))],
  ['another dependency', () => write('package-lock.json', 'other')],
  ['another setting of the build', () => write('next.config.js', 'other')],
  ['another table', () => write('prisma/runs.prisma', 'other')],
  [
    'a file of an earlier day put in its place',
    () => {
      write('lib/rules.ts', 'older')
      utimesSync(path.join(root, 'lib/rules.ts'), 0, 0)
    },
  ],
])('%s makes the build stale', (_, change) => {
  change()
  expect(isBuilt(root)).toBe(false)
})

test.each([
  'lib/rules.test.ts',
  'lib/generated/prisma/client.ts',
  'vitest.config.ts',
  'app/.hidden',
  'e2e/runs.spec.ts',
])('%s is no part of the build', (file) => {
  write(file, 'other')
  expect(isBuilt(root)).toBe(true)
})

test('a build that was killed is no build', () => {
  rmSync(path.join(root, buildFolder(), 'assay-sources'))
  expect(isBuilt(root)).toBe(false)
})
