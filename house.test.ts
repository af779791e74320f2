import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { brokenRules, type SourceFile } from './bin/testing/house'

// The house rules, as a test: a broken one names the file and the reason. Each is also seen to fail on a deliberate break.

const here = ['app', 'components', 'lib', 'e2e', 'bin', 'bench'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => `${root}/${file}`.replaceAll(path.sep, '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))
    .map((file): SourceFile => ({ file, text: readFileSync(file, 'utf8') })),
)

test('the house keeps its rules', () => {
  expect(brokenRules(here)).toEqual([])
})

test('every room has its story', () => {
  const rooms = readdirSync('lib', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'generated',
  )
  expect(rooms.map(({ name }) => `e2e/${name}.spec.ts`).filter((story) => !existsSync(story))).toEqual([])
})

describe('each rule can fail', () => {
  const breaks: [rule: string, file: string, text: string][] = [
    ['app holds only the names Next reserves', 'app/projects/helper.tsx', 'export const help = 1'],
    ['nothing imports from app', 'lib/runs/get-run.ts', "import { x } from '@/app/layout'"],
    ['app goes through verbs, never to the database', 'app/page.tsx', "import { db } from '@/lib/db'"],
    [
      'components know shapes, rules and actions only',
      'components/runs/list.tsx',
      "import { getRun } from '@/lib/runs/get-run'",
    ],
    ['ui knows no room', 'components/ui/button.tsx', "import { RunLine } from '../runs/run-line'"],
    ['plumbing knows no room', 'lib/db.ts', "import { getRun } from './runs/get-run'"],
    ['shapes and rules are pure', 'lib/runs/rules.ts', "import { db } from '../db'"],
    ['shapes and rules are pure', 'lib/runs/rules.ts', 'export const now = () => Date.now()'],
    ['verbs know nothing of Next or React', 'lib/runs/get-run.ts', "import { headers } from 'next/headers'"],
    ['a verb is named after its file', 'lib/runs/stop-run.ts', 'export function haltRun() {}'],
    ['files and folders are kebab-case', 'lib/runs/getRun.ts', 'export function getRun() {}'],
    ['no folder for what has no name', 'lib/utils/get-run.ts', 'export function getRun() {}'],
    [
      'only the guarded client goes out',
      'lib/runs/get-run.ts',
      "export async function getRun() { await fetch('https://example.org') }",
    ],
    [
      'what a page can open again is its own: all else is sealed to workers',
      'lib/sources/fetch-hub-batch.ts',
      "import { unsealAt } from '../sealed'",
    ],
    ['a query in raw text takes no strings', 'lib/runs/get-run.ts', 'ctx.db.$queryRawUnsafe(text)'],
    ['no any, no enum, no ignored error', 'lib/runs/get-run.ts', 'const x: any = 1'],
    ['sample text is never markup', 'components/runs/line.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['stories find things by role and name', 'e2e/runs.spec.ts', "page.locator('.button')"],
    ['stories find things by role and name', 'e2e/runs.spec.ts', 'await page.waitForTimeout(500)'],
    ['a test runs', 'lib/runs/rules.test.ts', "test.only('x', () => {})"],
  ]
  test.each(breaks)('%s: %s', (rule, file, text) => {
    expect(brokenRules([{ file, text }]).map(({ rule }) => rule)).toContain(rule)
  })

  test('every verb behind a door says who may use it', () => {
    const files = [
      { file: 'lib/runs/actions.ts', text: "import { getRun } from './get-run'" },
      { file: 'lib/runs/get-run.ts', text: 'export function getRun() {}' },
    ]
    expect(brokenRules(files).map(({ rule }) => rule)).toContain('every verb behind a door says who may use it')
  })

  test('no page, action or route reaches what opens keys', () => {
    const ways = (edge: string) => [
      { file: 'app/x/page.tsx', text: "import { Card } from '@/components/x/card'" },
      { file: 'components/x/card.tsx', text: "import { ask } from '@/lib/x/actions'" },
      { file: 'lib/x/actions.ts', text: edge },
      { file: 'lib/x/ask.ts', text: "export const ask = () => import('../opening')" },
      { file: 'lib/opening.ts', text: 'export const openAt = 1' },
      { file: 'instrumentation-node.ts', text: "import './lib/opening'" },
    ]
    const rule = 'no page, action or route reaches what opens keys'
    const [broken] = brokenRules(ways("import { ask } from './ask'")).filter((each) => each.rule === rule)
    expect(broken?.why).toBe('reached by lib/x/ask <- lib/x/actions <- components/x/card <- app/x/page')
    expect(brokenRules(ways("import type { Ask } from './ask'")).filter((each) => each.rule === rule)).toEqual([])
  })

  test('rooms do not import in circles', () => {
    const files = [
      { file: 'lib/runs/get-run.ts', text: "import { a } from '../samples/get-sample'\nexport function getRun() {}" },
      {
        file: 'lib/samples/get-sample.ts',
        text: "import { a } from '../runs/get-run'\nexport function getSample() {}",
      },
    ]
    expect(brokenRules(files).map(({ rule }) => rule)).toContain('rooms do not import in circles')
  })
})
