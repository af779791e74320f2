import { expect, test, vi } from 'vitest'
import { rulesOf } from '@/bin/testing/judged-project'
import { work } from '@/bin/testing/import-studio'
import { claim, reviewProject } from '@/bin/testing/review'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { describeDuplicates } from '../duplicates/describe-duplicates'
import { findDuplicates } from '../duplicates/find-duplicates'
import { findLeaks } from '../duplicates/find-leaks'
import { getGroup } from '../duplicates/get-group'
import { duplicatesJobs } from '../duplicates/jobs'
import { listGroups } from '../duplicates/list-groups'
import { listLeaks } from '../duplicates/list-leaks'
import { listNeighbours } from '../duplicates/list-neighbours'
import { findLeaksInput, listGroupsInput, listLeaksInput } from '../duplicates/schema'
import { getGrid } from '../generation/get-grid'
import { newId } from '../ids'
import { createJudge } from '../judges/create-judge'
import { describeAgreement } from '../judges/describe-agreement'
import { exportVerdicts } from '../judges/export-verdicts'
import { estimatePanel } from '../judges/estimate-panel'
import { exportVerdictsInput, startPanelInput } from '../judges/schema'
import { previewSift } from '../judges/preview-sift'
import { startPanel } from '../judges/start-panel'
import { createDataset } from '../projects/create-dataset'
import { getOverview } from '../projects/get-overview'
import { addSamples } from '../samples/add-samples'
import { countLeft } from '../review/count-left'
import { createQueue } from '../review/create-queue'
import { keepGold } from '../review/keep-gold'
import { createQueueInput } from '../review/queue/schema'
import { bulkSamples } from '../samples/bulk-samples'
import { countSamples } from '../samples/count-samples'
import { listSamplesInput, outlineSamplesInput, type SampleFilter } from '../samples/filter/schema'
import { getSample } from '../samples/get-sample'
import { labelSample } from '../samples/label-sample'
import { listSamples } from '../samples/list-samples'
import { outlineSamples } from '../samples/outline-samples'
import { previewSnapshot } from '../snapshots/preview-snapshot'
import { previewSnapshotInput } from '../snapshots/schema'
import { startExport } from '../snapshots/start-export'
import { startExportInput } from '../snapshots/export/schema'
import { getBalance } from './get-balance'
import { listDoubts } from './list-doubts'
import { listFinds } from './list-finds'

// Many questions, each asked four times: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const ferry =
  'When does the last ferry of the evening leave for the far island, and how much is a ticket with a bicycle?'

/** Ada decides one sample blind; it has a copy, a verdict, a doubt, a group and a leak, all of which could tell. */
async function heldBlind() {
  const { owner, datasetId, people, queueId, ids } = await reviewProject(4, ['Ada', 'Ben'], { blind: true })
  const [ada, ben] = people
  const [, second] = ids
  if (!ada || !ben || !second) throw new Error()
  const { projectId } = owner
  const { items } = await claim(ada, queueId, { take: 1 })
  const sampleId = items[0]?.sample.id ?? ''
  await db.sample.update({ where: { id: sampleId }, data: { prompt: ferry, judged: true } })
  const near = { labels: ['safe'], prompt: `${ferry}!` }
  const [copy = ''] = (await addSamples(owner, { datasetId, samples: [near], labelSource: 'import' })).ids
  const { contentHash } = await db.sample.findUniqueOrThrow({ where: { id: copy } })
  await db.sample.update({ where: { id: sampleId }, data: { contentHash } })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const { id: tests } = await createDataset(owner, { name: 'A test set', target: 'prompt', policyVersionId })
  await addSamples(owner, { datasetId: tests, samples: [{ prompt: ferry, labels: [] }], labelSource: 'import' })
  const judges = await Promise.all(
    ['One', 'Other'].map((name) =>
      createJudge(owner, { name, policyVersionId, settings: rulesOf({ parcel: 'spam-scams' }) }),
    ),
  )
  for (const { id: judgeId } of judges)
    for (const id of [sampleId, copy])
      await db.verdict.create({
        data: { projectId, datasetId, sampleId: id, judgeId, outcome: 'read', polarity: 'safe', labels: ['safe'] },
      })
  const doubt = { runId: newId(), sampleId, projectId, datasetId, rank: 0 }
  await db.labelDoubt.create({ data: { ...doubt, given: 'safe', suggested: 'privacy', confidence: 0.1, margin: 0.1 } })
  await db.measurement.create({ data: { projectId, datasetId, runId: doubt.runId, samples: 5, measures: {} } })
  await db.personalFind.create({ data: { runId: doubt.runId, sampleId, projectId, datasetId, kinds: ['email'] } })
  await findDuplicates(owner, { dataset: datasetId })
  const leaks = await findLeaks(
    owner,
    findLeaksInput.parse({ left: { dataset: datasetId }, right: { dataset: tests } }),
  )
  await work(duplicatesJobs)
  const { groupId } = await db.duplicateMember.findUniqueOrThrow({ where: { sampleId } })
  const judgeId = judges[0]?.id ?? ''
  return { owner, ada, ben, datasetId, sampleId, copy, judgeId, groupId, leaksId: leaks.id }
}
type Held = Awaited<ReturnType<typeof heldBlind>>

/** Somebody else decides otherwise: everything that could tell changes. */
async function decidedOtherwise({ owner: { projectId }, datasetId, sampleId, judgeId, groupId }: Held) {
  const now = { labels: ['privacy'], polarity: 'unsafe' as const }
  await db.sample.update({
    where: { id: sampleId },
    data: { ...now, state: 'accepted', labelSource: 'human', reviewed: true },
  })
  await db.verdict.create({ data: { projectId, datasetId, sampleId, judgeId, outcome: 'read', ...now } })
  await db.duplicateMember.update({ where: { sampleId }, data: now })
  await db.duplicateGroup.update({ where: { id: groupId }, data: { lane: 'conflict' } })
}

/** Whatever a reader can ask, by name. */
function questions({ datasetId: dataset, sampleId, copy, judgeId, groupId, leaksId }: Held) {
  const picked: SampleFilter = { ids: [sampleId], labels: ['safe'] }
  const sift = { dataset, judgeIds: [judgeId], rule: 'majority' as const, keep: 'safe' as const }
  const filters: Record<string, SampleFilter> = {
    'no filter': {},
    labels: { labels: ['privacy'] },
    polarity: { polarity: ['safe'] },
    state: { state: ['new'] },
    origin: { labelSource: ['import'] },
    reviewed: { reviewed: true },
    verdict: { verdict: [`${judgeId}=safe`] },
    'picked by label': picked,
    'searched by label': { text: 'island', labels: ['safe'] },
    searched: { text: 'island' },
    copies: { copies: groupId },
  }
  const each = Object.entries(filters).flatMap(([name, filter]): [string, (ctx: Ctx) => Promise<unknown>][] => [
    [`list: ${name}`, (ctx) => listSamples(ctx, listSamplesInput.parse({ ...filter, dataset }))],
    [`counts: ${name}`, async (ctx) => ({ ...(await countSamples(ctx, { ...filter, dataset })), countedAt: '' })],
    [`outline: ${name}`, (ctx) => outlineSamples(ctx, outlineSamplesInput.parse({ ...filter, dataset }))],
  ])
  const lists: [string, (ctx: Ctx) => Promise<unknown>][] = [
    ['a snapshot', (ctx) => previewSnapshot(ctx, previewSnapshotInput.parse({ dataset, accepted: false }))],
    [
      'a snapshot of it',
      (ctx) => previewSnapshot(ctx, previewSnapshotInput.parse({ dataset, filter: picked, accepted: false })),
    ],
    [
      'a snapshot of its group',
      (ctx) =>
        previewSnapshot(ctx, previewSnapshotInput.parse({ dataset, filter: { copies: groupId }, accepted: false })),
    ],
    ['a sift', (ctx) => previewSift(ctx, { ...sift, filter: {} })],
    ['a sift of it', (ctx) => previewSift(ctx, { ...sift, filter: picked })],
    ['the sample', (ctx) => getSample(ctx, { sampleId })],
    ['its copy', (ctx) => getSample(ctx, { sampleId: copy })],
    ['near copies of its copy', (ctx) => listNeighbours(ctx, { sampleId: copy })],
    ['balance', (ctx) => getBalance(ctx, { dataset })],
    ['overview', async (ctx) => ({ ...(await getOverview(ctx, { dataset })), cost: null })],
    ['what is to be written', (ctx) => getGrid(ctx, { dataset })],
    ['agreement', (ctx) => describeAgreement(ctx, { dataset, by: 'label' })],
    ['label errors', (ctx) => listDoubts(ctx, { dataset, take: 50, from: 0 })],
    ['personal data', (ctx) => listFinds(ctx, { dataset, take: 50 })],
    ['lanes', async (ctx) => ({ ...(await describeDuplicates(ctx, { dataset })), settling: false })],
    ['groups', (ctx) => listGroups(ctx, listGroupsInput.parse({ dataset, lane: 'collapse' }))],
    ['the group', (ctx) => getGroup(ctx, { groupId }).catch((error) => String(error))],
    ['leaks', (ctx) => listLeaks(ctx, listLeaksInput.parse({ runId: leaksId }))],
    [
      'verdicts as a file',
      async (ctx) => {
        const lines: string[] = []
        for await (const line of (await exportVerdicts(ctx, exportVerdictsInput.parse({ judgeId, dataset }))).lines)
          lines.push(line)
        return lines
      },
    ],
  ]
  return [...each, ...lists]
}

async function ask(ctx: Ctx, held: Held) {
  const asked = questions(held).map(async ([name, question]) => [name, JSON.parse(JSON.stringify(await question(ctx)))])
  return Object.fromEntries(await Promise.all(asked)) as Record<string, unknown>
}

test('whatever is asked, the answers are the same whatever the label is of what one decides blind', async () => {
  const held = await heldBlind()
  const [ada, ben] = [await ask(held.ada, held), await ask(held.ben, held)]
  await decidedOtherwise(held)
  expect(await ask(held.ada, held)).toEqual(ada)
  // To whoever does not decide it, nearly every answer is another now: the questions do ask what could tell.
  const after = await ask(held.ben, held)
  const silent = Object.keys(ben).filter((name) => JSON.stringify(ben[name]) === JSON.stringify(after[name]))
  expect(silent).toEqual(['outline: no filter', 'outline: searched', 'outline: copies'])
})

test('no filter by the group of what one decides blind tells the labels of its copies, nor how many there are', async () => {
  const { ada, ben, owner, datasetId: dataset, groupId, judgeId } = await heldBlind()
  const filter: SampleFilter = { copies: groupId }
  const asked = async (ctx: Ctx) => [
    await previewSnapshot(ctx, previewSnapshotInput.parse({ dataset, filter, accepted: false })),
    await previewSift(ctx, { dataset, judgeIds: [judgeId], rule: 'majority', keep: 'safe', filter }),
    await estimatePanel(ctx, { dataset, judgeIds: [judgeId], filter, unjudged: false }),
  ]
  expect(await asked(ben)).toMatchObject([{ rows: 2, labels: [{ label: 'safe' }] }, { kept: 1 }, { samples: 2 }])
  expect(await asked(ada)).toMatchObject([{ rows: 0, labels: [] }, { kept: 0 }, { samples: 0 }])
  const curator: Ctx = { ...ada, role: 'curator' }
  const panel = startPanelInput.parse({ dataset, judgeIds: [judgeId], filter, unjudged: false })
  await expect(startPanel(curator, panel)).rejects.toMatchObject({ code: 'conflict' })
  await expect(startPanel(owner, panel)).resolves.toMatchObject({ total: 2 })
  const queue = createQueueInput.parse({ dataset, name: 'Copies', filter, take: 5 })
  await expect(createQueue(curator, queue)).rejects.toMatchObject({ code: 'invalid' })
  const { id } = await createQueue(owner, createQueueInput.parse({ dataset, name: 'Copies', filter }))
  const left = async (ctx: Ctx) => (await countLeft(ctx, { id, key: null, datasetId: dataset, filter })).left
  expect([await left(ben), await left(ada)]).toEqual([2, 0])
})

test('who decides blind takes no file with the labels, and changes nothing by a filter that would tell', async () => {
  const held = await heldBlind()
  const curator: Ctx = { ...held.ada, role: 'curator' }
  const dataset = held.datasetId
  const file = startExportInput.parse({ format: 'jsonl', dataset, reason: 'To look at it' })
  await expect(startExport(curator, file)).rejects.toMatchObject({ code: 'conflict' })
  await expect(startExport(held.owner, file)).resolves.toMatchObject({ name: expect.any(String) })
  const picked = { dataset, filter: { ids: [held.sampleId], labels: ['safe'] }, act: { kind: 'flag' as const } }
  await expect(bulkSamples(held.ada, picked)).rejects.toMatchObject({ code: 'conflict' })
  await expect(bulkSamples(held.ben, picked)).resolves.toMatchObject({ total: 1 })
})

test('a known answer says nothing through its near copies or its group, whose door is shut as that of one that is gone', async () => {
  const { owner, datasetId, ids, people, queueId } = await reviewProject(3, ['Ada'])
  const [ada] = people
  const [known = ''] = ids
  await db.queue.update({ where: { id: queueId }, data: { goldShare: 1 } })
  await db.queueItem.deleteMany({ where: { queueId, sampleId: known } })
  await db.sample.update({ where: { id: known }, data: { prompt: ferry } })
  const near = { labels: ['safe'], prompt: `${ferry}!` }
  const [copy = ''] = (await addSamples(owner, { datasetId, samples: [near], labelSource: 'import' })).ids
  await labelSample(owner, { sampleId: known, revision: 1, act: 'label', labels: ['privacy'] })
  await keepGold(owner, { sampleId: known, labels: ['privacy'], note: '' })
  await findDuplicates(owner, { dataset: datasetId })
  await work(duplicatesJobs)
  const { groupId } = await db.duplicateMember.findUniqueOrThrow({ where: { sampleId: known } })
  const { items } = await claim(ada, queueId)
  expect(items.map(({ sample }) => sample.id)).toContain(known)

  const shut = (ctx: Ctx, id: string) => getGroup(ctx, { groupId: id }).catch((error) => JSON.stringify(error))
  const asked = async (ctx: Ctx) => [
    await listNeighbours(ctx, { sampleId: known }),
    await listNeighbours(ctx, { sampleId: copy }),
    await shut(ctx, groupId),
    await listGroups(ctx, listGroupsInput.parse({ dataset: datasetId })),
  ]
  const before = await asked(ada)
  expect(before).toMatchObject([
    { looked: 'all', groupId: null, neighbours: [{ id: copy, labels: ['safe'] }] },
    { looked: 'all', groupId: null, neighbours: [{ id: known, labels: ['safe'], polarity: 'none', state: 'new' }] },
    await shut(ada, newId()),
    { groups: [], total: 0 },
  ])
  expect(await asked(owner)).toMatchObject([{ groupId }, { groupId }, { id: groupId, lane: 'conflict' }, { total: 1 }])
  await db.sample.update({ where: { id: known }, data: { labels: ['spam-scams'], polarity: 'unsafe' } })
  await db.duplicateMember.update({ where: { sampleId: known }, data: { labels: ['spam-scams'] } })
  expect(await asked(ada)).toEqual(before)
})
