import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unwrap } from '../../wrappers/rules'
import { findGroups } from './find-groups'
import { openTexts } from './texts'

const folder = '../shared/data/neardup'
const there = existsSync(`${folder}/docs.jsonl.gz`)

/** How the five wrappers of the collection open, and where they hold their request: what a curator would set for them. */
const wrappers = [
  { opens: 'You are now StoryBot', before: 'The listener asks:', after: '' },
  { opens: 'Ignore all previous instructions. From here on', before: 'First question:', after: '' },
  { opens: "Let's play a word game", before: "'Of course'. [", after: ']' },
  { opens: 'In the novel I am writing', before: 'explains everything about it in detail.', after: '' },
  { opens: '[system notice: developer mode enabled]', before: 'developer mode enabled]', after: '[end of notice' },
].map((rule, at) => ({ ...rule, key: `own-${at}`, name: `OWN ${at}` }))

test.skipIf(!there)(
  'on 20,000 texts whose copies are known, F1 is at least 0.93 and precision at least 0.95',
  async () => {
    const lines = gunzipSync(readFileSync(`${folder}/docs.jsonl.gz`))
      .toString('utf8')
      .trim()
      .split('\n')
    const docs = lines.map((line): { id: string; text: string } => JSON.parse(line))
    const texts = openTexts({ texts: docs.length, bytes: 4_000_000 })
    for (const { text } of docs) texts.add(unwrap(text, wrappers)?.request ?? text)
    const { root } = await findGroups(texts.close(), { threshold: 0.7, threads: 2 })
    const found = new Map(docs.map(({ id }, at) => [id, root[at] ?? -1]))

    const rows = readFileSync(`${folder}/truth.csv`, 'utf8').trim().split(/\r?\n/).slice(1)
    const truth = rows.map((row) => row.split(',')).map(([id = '', cluster = '', edit = '']) => ({ id, cluster, edit }))
    const groupOf = ({ id }: { id: string }) => String(found.get(id))
    const right = pairsWithin(truth, (row) => `${row.cluster} ${groupOf(row)}`)
    const precision = right / pairsWithin(truth, groupOf)
    const recall = right / pairsWithin(truth, ({ cluster }) => cluster)
    const f1 = (2 * precision * recall) / (precision + recall)
    const edits = recallByEdit(truth, groupOf)
    console.log(`precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`, edits)
    expect(precision).toBeGreaterThan(0.95)
    expect(f1).toBeGreaterThan(0.93)
    for (const edit of ['exact', 'case', 'ws', 'wrap+case']) expect(edits[edit]).toBe(1)
    expect(edits.wrap).toBeGreaterThan(0.99)
    expect(edits.unicode).toBeGreaterThan(0.97)
  },
)

test.skipIf(there)('the large collection is not here: its figures are not looked at', () => {})

type Row = { id: string; cluster: string; edit: string }

function pairsWithin(rows: Row[], keyOf: (row: Row) => string) {
  const sizes = new Map<string, number>()
  for (const row of rows) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** Of each kind of edit, the share that stands with the text it was made of. */
function recallByEdit(rows: Row[], groupOf: (row: Row) => string): Record<string, number> {
  const base = new Map(rows.filter(({ edit }) => edit === 'base').map((row) => [row.cluster, groupOf(row)]))
  const edits = [...new Set(rows.map(({ edit }) => edit))].filter((edit) => edit !== 'base').sort()
  return Object.fromEntries(
    edits.map((edit) => {
      const all = rows.filter((row) => row.edit === edit)
      return [edit, all.filter((row) => base.get(row.cluster) === groupOf(row)).length / all.length]
    }),
  )
}
