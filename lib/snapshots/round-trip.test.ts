import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { linesOf, take } from '../../bin/testing/downloads'
import { oddTexts } from '../../bin/testing/frozen-fixture'
import { importFile, newStudio } from '../../bin/testing/import-studio'
import { takeWhole } from '../../bin/testing/take'
import { contentHash } from '../content-hash'
import { db } from '../db'
import { newId } from '../ids'
import { column } from '../sources/mapping/schema'
import { type Format, formatInfo } from './export/schema'

// Many transactions one after another: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

/** Anything that Postgres can hold: controls, marks, astral letters, halves that belong together. */
const hostile = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom(...oddTexts) },
    {
      weight: 1,
      arbitrary: fc.string({
        unit: fc.constantFrom('"', "'", ',', '\n', '\r', '\t', '=', '\\', ' ', '\ufeff', 'é', '\u2028'),
        minLength: 1,
        maxLength: 12,
      }),
    },
  )
  .map((text) => text.replaceAll('\0', '').toWellFormed())
  .filter((text) => text.trim() !== '')

/** Rows by lot. What failed says its seed, and is had again with it. */
const seed = Number(process.env.ASSAY_TEST_SEED ?? Date.now() % 1_000_000)
let drawn = 0
const some = <T>(arbitrary: fc.Arbitrary<T>) => {
  const [one] = fc.sample(arbitrary, { numRuns: 1, seed: seed + drawn++ })
  if (one === undefined) throw new Error('Nothing was drawn')
  return one
}

type Studio = Awaited<ReturnType<typeof newStudio>>
type Row = { prompt: string; response: string | null; turn: string | null; label: string | null }
const row = fc.record({
  prompt: hostile,
  // An empty answer is another thing than none.
  response: fc.option(fc.oneof({ weight: 8, arbitrary: hostile }, { weight: 1, arbitrary: fc.constant('') })),
  turn: fc.option(hostile),
  label: fc.option(fc.constantFrom('safe', 'privacy', 'spam-scams')),
})
const moderation = () => newStudio({ policy: 'moderation-starter' })

async function fill({ ctx, datasetId }: Studio, rows: readonly Row[]) {
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  await db.sample.createMany({
    data: rows.map(({ prompt, response, turn, label }) => ({
      id: newId(),
      projectId: ctx.projectId,
      datasetId,
      policyVersionId,
      prompt,
      response,
      ...(turn !== null && {
        conversation: [
          { role: 'user', content: turn },
          { role: 'assistant', content: turn },
        ],
      }),
      labels: label ? [label] : [],
      polarity: label === null ? ('none' as const) : label === 'safe' ? ('safe' as const) : ('unsafe' as const),
      characters: prompt.length,
      contentHash: contentHash(prompt, response),
    })),
  })
}

/** Out of one studio and into another: the hash of what came, and of what went. */
async function through(format: Format, rows: readonly Row[]) {
  const from = await moderation()
  await fill(from, rows)
  const { snapshot } = await takeWhole(from.ctx, { accepted: false, ...(format === 'hub' && { shares: inTwo }) })
  const bytes = await take(from.ctx, { format, snapshotId: snapshot.id })
  const to = await moderation()
  const { error } = await importFile(to, `back.${formatInfo(format).extension}`, bytes, {
    repeats: 'keep',
    unwrap: false,
    // A folder holds a card and more beside its data.
    ...(format === 'hub' && { files: [dataOf('train'), dataOf('test')] }),
  })
  expect(error).toBeNull()
  const back = await takeWhole(to.ctx, { accepted: false })
  return [back.snapshot.rowCount, back.snapshot.contentHash, snapshot.rowCount, snapshot.contentHash]
}

const inTwo = { train: 60, validation: 0, test: 40 }
const dataOf = (split: string) => ({
  entry: `data/${split}-00000-of-00001.parquet`,
  shape: { kind: 'parquet' as const },
})

const rowsOf = (count: number) => some(fc.array(row, { minLength: count, maxLength: count }))
const expectSame = ([count, hash, countBefore, hashBefore]: readonly unknown[]) =>
  expect([count, hash], `ASSAY_TEST_SEED=${seed}`).toEqual([countBefore, hashBefore])

for (const format of ['csv', 'csv-safe', 'jsonl', 'parquet', 'messages', 'hub'] as const)
  test(`${formatInfo(format).name}: whatever texts go out come back with the same content hash`, async () => {
    const odd = oddTexts.map(
      (prompt, at): Row => ({
        prompt,
        response: at % 3 ? null : prompt,
        turn: at % 5 ? null : prompt,
        label: at % 2 ? 'safe' : null,
      }),
    )
    expectSame(await through(format, [...odd, ...rowsOf(60)]))
  })

/** What these carry is less: no answer, no earlier turns, and of verdicts only two. */
for (const format of ['content-label', 'nemo', 'aegis'] as const)
  test(`${formatInfo(format).name}: prompts and labels come back with the same content hash`, async () => {
    const labels = ['safe', 'privacy', 'spam-scams']
    const rows = rowsOf(40).map(
      (one, at): Row => ({ ...one, response: null, turn: null, label: labels[at % 3] ?? 'safe' }),
    )
    expectSame(await through(format, rows))
  })

/** The hashes of the pairs that went, and of those that came back; then what goes out again, to the byte. */
async function pairsThrough(format: 'preferences' | 'pku-saferlhf') {
  const [from, to] = [await moderation(), await moderation()]
  const pair = fc.record({ prompt: hostile, responseA: hostile, responseB: hostile })
  const pairs = some(
    fc.uniqueArray(pair, { minLength: 40, maxLength: 40, selector: ({ prompt }) => contentHash(prompt) }),
  )
  await db.preference.createMany({
    data: pairs.map((texts, at) => ({
      ...texts,
      id: newId(),
      projectId: from.ctx.projectId,
      datasetId: from.datasetId,
      better: at % 2 ? 'a' : 'b',
      safer: at % 3 ? 'b' : null,
      polarityA: (['safe', 'unsafe', 'none'] as const)[at % 3] ?? 'none',
      polarityB: at % 2 ? ('unsafe' as const) : ('none' as const),
      contentHash: contentHash(`${texts.prompt} ${at}`),
    })),
  })
  await fill(from, rowsOf(1))
  const { snapshot } = await takeWhole(from.ctx, { accepted: false })
  const bytes = await take(from.ctx, { format, snapshotId: snapshot.id })
  const { error } = await importFile(to, `pairs.${formatInfo(format).extension}`, bytes, {
    repeats: 'keep',
    unwrap: false,
  })
  expect(error).toBeNull()
  expect(await db.preference.count({ where: { datasetId: to.datasetId } })).toBe(40)
  const sorted = (bytes: Buffer) => bytes.toString().trim().split('\n').sort()
  expect(sorted(await take(to.ctx, { format })), `ASSAY_TEST_SEED=${seed}`).toEqual(sorted(bytes))
}

for (const format of ['preferences', 'pku-saferlhf'] as const)
  test(`${formatInfo(format).name}: pairs of whatever texts come back, and go out again as the same bytes`, () =>
    pairsThrough(format))

test('nothing and an empty text are told apart in a table of ours, until a program has put every cell in quotes', async () => {
  const answersIn = async (csv: string) => {
    const to = await moderation()
    expect((await importFile(to, 'back.csv', csv, { repeats: 'keep', unwrap: false })).error).toBeNull()
    const samples = await db.sample.findMany({ where: { datasetId: to.datasetId }, orderBy: { id: 'asc' } })
    return samples.map(({ response }) => response)
  }
  const rows = ['Where is pier 7?,"","[]",none', 'Where is pier 8?,,"[]",none']
  expect(await answersIn(['prompt,response,labels,polarity', ...rows].join('\r\n'))).toEqual(['', null])
  const quoted = ['"prompt","response","labels","polarity"', '"Where is pier 7?","","[]","none"']
  expect(await answersIn(quoted.join('\r\n'))).toEqual([null])
})

test('CSV, judge answers: each verdict comes back as a sample with the same content hash', async () => {
  const from = await moderation()
  const rows = rowsOf(30).map((one): Row => ({ ...one, turn: null, label: one.label ?? 'safe' }))
  await fill(from, rows)
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: from.datasetId } })
  const { projectId } = from.ctx
  const judge = await db.judge.create({ data: { projectId, name: 'Panel A', policyVersionId, format: 'json' } })
  const samples = await db.sample.findMany({ where: { datasetId: from.datasetId } })
  await db.verdict.createMany({
    data: samples.map(({ id, labels, polarity }) => ({
      ...{ projectId, datasetId: from.datasetId, sampleId: id, judgeId: judge.id, runId: newId() },
      ...{ outcome: 'read' as const, labels, polarity, rationale: 'Because, "as it says",\n=1+1' },
    })),
  })
  const { snapshot } = await takeWhole(from.ctx, { accepted: false })
  const bytes = await take(from.ctx, { format: 'judge', snapshotId: snapshot.id })
  const to = await moderation()
  const { error } = await importFile(to, 'judge.csv', bytes, { repeats: 'keep', unwrap: false })
  expect(error).toBeNull()
  const back = await takeWhole(to.ctx, { accepted: false })
  expectSame([back.snapshot.rowCount, back.snapshot.contentHash, snapshot.rowCount, snapshot.contentHash])
})

test('Llama Guard rows come back with the same content hash, as long as no text looks like a turn of its own', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, at): Row => ({
      prompt: `Where does boat ${at} land, "please"?`,
      response: null,
      turn: at % 2 ? 'Good morning' : null,
      label: (['safe', 'privacy', 'spam-scams'] as const)[at % 3] ?? null,
    }),
  )
  expectSame(await through('llama-guard', rows))
})

test('tables of hostile cells that are imported come out as JSON lines with the same values', async () => {
  const cell = fc.oneof(hostile, fc.constant(''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ text: hostile, note: cell, more: cell }), { minLength: 1, maxLength: 25 }),
      async (table) => {
        const studio = await newStudio()
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const csv = `text,note,more\r\n${table.map(({ text, note, more }) => `${[text, note, more].map(quoted).join(',')}\r\n`).join('')}`
        const { error } = await importFile(studio, 'table.csv', csv, {
          repeats: 'keep',
          unwrap: false,
          files: [{ entry: null, shape: { kind: 'csv', encoding: 'utf-8' } }],
          mapping: { prompt: column('text') },
        })
        expect(error).toBeNull()
        const out = linesOf(await take(studio.ctx, { format: 'jsonl', columns: ['prompt', 'meta'] }))
        expect(out.map(({ prompt, meta }) => ({ text: prompt, note: meta.note, more: meta.more }))).toEqual(table)
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)
