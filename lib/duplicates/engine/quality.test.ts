import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unwrap } from '../../wrappers/rules'
import { type Edited, editedTexts, ownWrappers } from '../planted/edited-texts'
import { findGroups } from './find-groups'
import { openTexts } from './texts'

const folder = '../shared/data/neardup'
const there = existsSync(`${folder}/docs.jsonl.gz`)

/** How the five wrappers of the collection open, and where they hold their request: what a curator would set for them. */
const theirWrappers = [
  { opens: 'You are now StoryBot', before: 'The listener asks:', after: '' },
  { opens: 'Ignore all previous instructions. From here on', before: 'First question:', after: '' },
  { opens: "Let's play a word game", before: "'Of course'. [", after: ']' },
  { opens: 'In the novel I am writing', before: 'explains everything about it in detail.', after: '' },
  { opens: '[system notice: developer mode enabled]', before: 'developer mode enabled]', after: '[end of notice' },
]

test('on 1,800 texts of our own whose copies are known, F1 is at least 0.93 and precision at least 0.95', async () => {
  const rows = editedTexts()
  const { precision, f1, edits } = await scoreOf(rows, ownWrappers)
  expect(rows.length).toBeGreaterThan(1_500)
  expect(precision).toBeGreaterThan(0.95)
  expect(f1).toBeGreaterThan(0.93)
  expect(Object.keys(edits)).toHaveLength(12)
  for (const edit of ['exact', 'case', 'ws', 'unicode', 'wrap', 'wrap+case'])
    expect([edit, edits[edit]]).toEqual([edit, 1])
})

test('without a look into the wrappers the goal is missed', async () => {
  const { f1, edits } = await scoreOf(editedTexts(), [])
  expect(f1).toBeLessThan(0.93)
  expect([edits.wrap, edits['wrap+case']]).toEqual([0, 0])
})

test.skipIf(!there)(
  'on 20,000 texts whose copies are known, F1 is at least 0.93 and precision at least 0.95',
  async () => {
    const lines = gunzipSync(readFileSync(`${folder}/docs.jsonl.gz`))
      .toString('utf8')
      .trim()
      .split('\n')
    const texts = new Map(
      lines.map((line): { id: string; text: string } => JSON.parse(line)).map(({ id, text }) => [id, text]),
    )
    const truth = readFileSync(`${folder}/truth.csv`, 'utf8').trim().split(/\r?\n/).slice(1)
    const rows = truth.map((row) => {
      const [id = '', cluster = '', edit = ''] = row.split(',')
      return { text: texts.get(id) ?? '', cluster, edit }
    })
    const { precision, f1, edits } = await scoreOf(rows, theirWrappers)
    expect(precision).toBeGreaterThan(0.95)
    expect(f1).toBeGreaterThan(0.93)
    for (const edit of ['exact', 'case', 'ws', 'wrap+case']) expect(edits[edit]).toBe(1)
    expect(edits.wrap).toBeGreaterThan(0.99)
    expect(edits.unicode).toBeGreaterThan(0.97)
  },
)

test.skipIf(there)('the large collection is not here: its figures are not looked at', () => {})

/** As `score_neardup.py` reckons: over pairs that stand in one group, and of each edit the share that stands with its base. */
async function scoreOf(rows: readonly Edited[], wrappers: readonly { opens: string; before: string; after: string }[]) {
  const rules = wrappers.map((rule, at) => ({ ...rule, key: `own-${at}`, name: `OWN ${at}` }))
  const texts = openTexts({ texts: rows.length, bytes: rows.length * 200 })
  for (const { text } of rows) texts.add(unwrap(text, rules)?.request ?? text)
  const { root } = await findGroups(texts.close(), { threshold: 0.7, threads: rows.length > 10_000 ? 2 : 0 })
  const truth = rows.map(({ cluster, edit }, at) => ({ cluster, edit, group: String(root[at]) }))
  const right = pairsWithin(truth, ({ cluster, group }) => `${cluster} ${group}`)
  const precision = right / pairsWithin(truth, ({ group }) => group)
  const recall = right / pairsWithin(truth, ({ cluster }) => cluster)
  const f1 = (2 * precision * recall) / (precision + recall)
  const edits = recallByEdit(truth)
  console.log(
    `${rows.length} texts: precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`,
    edits,
  )
  return { precision, recall, f1, edits }
}

type Row = { cluster: string; edit: string; group: string }

function pairsWithin(rows: Row[], keyOf: (row: Row) => string) {
  const sizes = new Map<string, number>()
  for (const row of rows) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** Of each kind of edit, the share that stands with the text it was made of. */
function recallByEdit(rows: Row[]): Record<string, number> {
  const base = new Map(rows.filter(({ edit }) => edit === 'base').map(({ cluster, group }) => [cluster, group]))
  const edits = [...new Set(rows.map(({ edit }) => edit))].filter((edit) => edit !== 'base').sort()
  return Object.fromEntries(
    edits.map((edit) => {
      const all = rows.filter((row) => row.edit === edit)
      return [edit, all.filter(({ cluster, group }) => base.get(cluster) === group).length / all.length]
    }),
  )
}
