import { expect, test } from 'vitest'
import { work } from '@/bin/testing/import-studio'
import { newProject } from '@/bin/testing/new-project'
import { db, pool } from '../db'
import { addSamples } from '../samples/add-samples'
import { deleteSample } from '../samples/delete-sample'
import { getSource } from '../sources/get-source'
import { findDuplicates } from './find-duplicates'
import { followChanges } from './follow-changes'
import { duplicatesJobs } from './jobs'
import { listGroups } from './list-groups'
import { described } from './pass/described'
import { writeRates } from './pass/write-rates'
import { listGroupsInput } from './schema'

const rice = 'How long does brown rice keep in the fridge once it is cooked, and can I freeze it in small portions?'
const bike = 'My bicycle chain slips when I climb in the lowest gear. Is the chain worn or the cassette?'
type Place = Awaited<ReturnType<typeof newProject>>
const add = async ({ ctx, datasetId }: Place, ...texts: [text: string, label: string][]) =>
  (
    await addSamples(ctx, {
      datasetId,
      samples: texts.map(([prompt, label]) => ({ prompt, labels: label ? [label] : [] })),
      labelSource: 'import',
    })
  ).ids

async function pass({ ctx, datasetId }: Place) {
  const { id } = await findDuplicates(ctx, { dataset: datasetId })
  await work(duplicatesJobs)
  return db.run.findUniqueOrThrow({ where: { id } })
}

/** What a pass reckons of its groups, and what an act on one reckons, is the same. */
async function groupsOf({ datasetId }: Place) {
  const groups = await db.duplicateGroup.findMany({
    where: { datasetId },
    orderBy: { id: 'asc' },
    select: { id: true, size: true, lane: true, exact: true, least: true, byMeaning: true },
  })
  const anew = await db.$queryRaw`
    SELECT "groupId" AS id, ${described} FROM "DuplicateMember" WHERE "datasetId" = ${datasetId}::uuid GROUP BY 1 ORDER BY 1`
  expect(groups).toEqual(anew)
  return groups.map(({ id, size, lane, exact }) => ({ id, size, lane, exact }))
}

test('a pass writes groups by lane, each member with its nearest', async () => {
  const place = await newProject()
  const [a, b, c, d] = await add(
    place,
    [rice, 'safe'],
    [rice.replace('small', 'tiny'), 'safe'],
    [bike, 'safe'],
    [bike.replace('lowest', 'second'), 'spam-scams'],
    ['How deep is the harbour?', 'safe'],
  )
  const { projectId } = place.ctx
  const source = await db.source.create({
    data: { projectId, datasetId: place.datasetId, kind: 'file', name: 'boats.csv', createdBy: {} },
  })
  const ofSource = { sourceId: source.id, model: 'model a' }
  await db.sample.updateMany({ where: { id: { in: [a ?? '', b ?? '', c ?? ''] } }, data: ofSource })
  expect(await getSource(place.ctx, { sourceId: source.id })).toMatchObject({ nearCopies: null })
  const run = await pass(place)
  expect([run.status, run.result]).toEqual(['done', { groups: 2, members: 4, conflicts: 1, copies: 1, families: 0 }])
  expect(await groupsOf(place)).toEqual([
    { id: a, size: 2, lane: 'collapse', exact: false },
    { id: c, size: 2, lane: 'conflict', exact: false },
  ])
  const members = await db.duplicateMember.findMany({
    where: { datasetId: place.datasetId },
    orderBy: { sampleId: 'asc' },
  })
  expect(members.map(({ sampleId, partnerId, extra }) => [sampleId, partnerId, extra])).toEqual([
    [a, b, false],
    [b, a, true],
    [c, d, false],
    [d, c, true],
  ])
  expect(members[0]?.similarity).toBeGreaterThan(0.8)
  const state = await db.duplicateState.findUniqueOrThrow({ where: { datasetId: place.datasetId } })
  const rated = { total: 3, exact: 0, near: 1 }
  expect(state.rates).toEqual({
    ...{ total: 5, exact: 0, near: 2 },
    ...{ sources: [{ key: source.id, ...rated }], runs: [], models: [{ key: 'model a', ...rated }] },
  })
  await writeRates(pool, place.datasetId)
  expect(
    await db.duplicateState.findUniqueOrThrow({ where: { datasetId: place.datasetId } }),
    'counted again, it is the same',
  ).toMatchObject({ rates: state.rates })
  expect(await getSource(place.ctx, { sourceId: source.id })).toMatchObject({ nearCopies: 1 })
  const found = async (filter: object) =>
    (await listGroups(place.ctx, listGroupsInput.parse(filter))).groups.map(({ id }) => id).sort()
  expect(await found({ source: source.id })).toEqual([a, c])
  expect(await found({ source: source.id, lane: 'conflict' })).toEqual([c])
  expect([await found({ source: a }), await found({ run: source.id })]).toEqual([[], []])
})

test('what has no label contradicts none, and two that differ make a conflict', async () => {
  const place = await newProject()
  const [a, , , d] = await add(
    place,
    [rice, ''],
    [rice.replace('small', 'tiny'), 'safe'],
    [rice.replace('small', 'two'), ''],
    [bike, 'privacy'],
    [bike.replace('lowest', 'second'), ''],
    [bike.replace('lowest', 'third'), 'spam-scams'],
    ['The ferry leaves at seven from the old wooden pier behind the market.', ''],
    ['The ferry leaves at seven from the old wooden pier behind the market!', ''],
  )
  await pass(place)
  expect(await groupsOf(place)).toMatchObject([
    { id: a, size: 3, lane: 'collapse', exact: false },
    { id: d, size: 3, lane: 'conflict', exact: false },
    { size: 2, lane: 'collapse', exact: false },
  ])
})

test('what comes, goes and is relabelled later moves the groups as a pass would', async () => {
  const place = await newProject()
  const [a, b] = await add(place, [rice, 'safe'], [rice.replace('small', 'tiny'), 'safe'], [bike, 'safe'])
  await pass(place)
  const [d] = await add(place, [bike.replace('lowest', 'second'), 'safe'])
  await db.sample.update({ where: { id: b ?? '' }, data: { labels: ['spam-scams'] } })
  await followChanges()
  const followed = await groupsOf(place)
  expect(followed).toMatchObject([
    { id: a, size: 2, lane: 'conflict' },
    { size: 2, lane: 'collapse' },
  ])
  await pass(place)
  expect(await groupsOf(place)).toEqual(followed)
  await deleteSample(place.ctx, { sampleId: d ?? '' })
  await followChanges()
  expect(await groupsOf(place)).toMatchObject([{ id: a, size: 2 }])
  expect(await db.duplicateBacklog.count({ where: { datasetId: place.datasetId } })).toBe(0)
}, 60_000)

test('a group that was held together by a deleted sample falls apart', async () => {
  const place = await newProject()
  const middle =
    'The ferry leaves at seven from the old wooden pier behind the market and comes back before the tide turns at noon. On Sundays it stays in the harbour, and the captain repairs nets, paints the railing and feeds the gulls.'
  const left = middle.replace('The ferry leaves', 'A steamer departs').replace('wooden pier', 'granite quay')
  const right = middle.replace('paints the railing', 'polishes brass').replace('the gulls', 'his cats')
  const [, m] = await add(place, [left, 'safe'], [middle, 'safe'], [right, 'safe'])
  await pass(place)
  expect(await groupsOf(place)).toMatchObject([{ size: 3 }])
  await deleteSample(place.ctx, { sampleId: m ?? '' })
  await followChanges()
  expect(await groupsOf(place)).toEqual([])
})

test('one request in several wrappers is a family; twice in one wrapper is a copy', async () => {
  const place = await newProject()
  const ids = await add(
    place,
    [`A: ${rice}`, 'safe'],
    [`Once upon a time: ${rice}`, 'safe'],
    [`Once upon a time, twice: ${rice}`, 'safe'],
  )
  const wrap = (id: string | undefined, wrapper: string) =>
    db.sample.update({ where: { id: id ?? '' }, data: { unwrapped: rice, wrapper } })
  await Promise.all([wrap(ids[0], 'LETTER'), wrap(ids[1], 'TALE')])
  await db.sample.update({ where: { id: ids[2] ?? '' }, data: { prompt: bike } })
  await pass(place)
  expect(await groupsOf(place)).toMatchObject([{ size: 2, lane: 'family' }])
  await wrap(ids[2], 'TALE')
  await followChanges()
  expect(await groupsOf(place)).toMatchObject([{ size: 3, lane: 'collapse', exact: true }])
})

test('a second pass at once is refused, and so is a viewer', async () => {
  const place = await newProject()
  await add(place, [rice, 'safe'])
  const asked = await Promise.allSettled([1, 2, 3].map(() => findDuplicates(place.ctx, { dataset: place.datasetId })))
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  await expect(findDuplicates({ ...place.ctx, role: 'viewer' }, {})).rejects.toThrow('viewer')
})

test('what came to a dataset that nobody asked about is not kept waiting', async () => {
  const place = await newProject()
  await add(place, [rice, 'safe'])
  expect(await db.duplicateBacklog.count({ where: { datasetId: place.datasetId } })).toBe(1)
  await followChanges()
  expect(await db.duplicateBacklog.count({ where: { datasetId: place.datasetId } })).toBe(0)
})

const lockOf = (datasetId: string) => `SELECT pg_advisory_xact_lock(hashtextextended('duplicates:${datasetId}', 0))`
const stateOf = (datasetId: string, projectId: string) =>
  `INSERT INTO "DuplicateState" ("datasetId", "projectId", threshold) VALUES ('${datasetId}', '${projectId}', 0.7)`

test.each([
  ['between its reading and its writing', lockOf, 'advisory'],
  ['while it writes', stateOf, 'DuplicateState'],
])('what is relabelled or deleted %s is seen after a pass', async (_, hindrance, waitsFor) => {
  const place = await newProject()
  const [, b, , d] = await add(
    place,
    [rice, 'safe'],
    [rice.replace('small', 'tiny'), 'safe'],
    [bike, 'safe'],
    [bike.replace('lowest', 'second'), 'safe'],
  )
  const { ctx, datasetId } = place
  const inTheWay = await pool.connect()
  try {
    await inTheWay.query('BEGIN')
    await inTheWay.query(hindrance(datasetId, ctx.projectId))
    const passed = pass(place)
    await expect.poll(async () => (await waitingForLocks()).some((sql) => sql.includes(waitsFor))).toBe(true)
    await db.sample.update({ where: { id: b ?? '' }, data: { labels: ['spam-scams'] } })
    await deleteSample(ctx, { sampleId: d ?? '' })
    await inTheWay.query('ROLLBACK')
    expect((await passed).status).toBe('done')
  } finally {
    inTheWay.release(true)
  }
  await followChanges()
  expect(await groupsOf(place)).toMatchObject([{ size: 2, lane: 'conflict' }])
})

const boat = 'The ferry to the far island leaves at seven in the evening from the old wooden pier behind the market.'
const [byPass, byFollowing] = [
  { groupsFormed: 'by a pass', form: async (place: Place) => expect((await pass(place)).status).toBe('done') },
  {
    groupsFormed: 'as new copies come',
    form: async (place: Place) => {
      await add(place, [boat.replace('seven', 'nine'), 'safe'])
      await followChanges()
    },
  },
]
const changes = [
  { change: 'relabelled', how: { labels: ['spam-scams'] }, after: ['conflict', 'collapse'] },
  { change: 'deleted', how: null, after: ['collapse'] },
]
test.each(changes.flatMap((change) => [byPass, byFollowing].map((forming) => ({ ...change, ...forming }))))(
  'of groups formed $groupsFormed, what was $change by whoever ended later is seen',
  async ({ how, after, form }) => {
    const place = await newProject()
    await add(place, ['How deep is the harbour?', 'safe'])
    await pass(place)
    const [id = ''] = await add(
      place,
      [rice, 'safe'],
      [rice.replace('small', 'tiny'), 'safe'],
      [boat, 'safe'],
      [boat.replace('seven', 'eight'), 'safe'],
    )
    const underWay = await pool.connect()
    try {
      await underWay.query('BEGIN')
      if (how === null) await underWay.query('DELETE FROM "Sample" WHERE id = $1', [id])
      else await underWay.query('UPDATE "Sample" SET labels = $2 WHERE id = $1', [id, how.labels])
      await form(place)
      expect((await groupsOf(place)).map(({ lane }) => lane)).toEqual(['collapse', 'collapse'])
      await underWay.query('COMMIT')
    } finally {
      underWay.release(true)
    }
    // Whatever else is under way on this database has to end first.
    const lanes = async () => {
      await followChanges()
      return (await groupsOf(place)).map(({ lane }) => lane)
    }
    await expect.poll(lanes, { timeout: 20_000 }).toEqual(after)
  },
  60_000,
)

const waitingForLocks = async () =>
  (
    await db.$queryRaw<{ query: string }[]>`
      SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
  ).map(({ query }) => query)
