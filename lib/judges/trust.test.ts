import { expect, test } from 'vitest'
import { addJudge, asRole, judgedProject, modelOf, rulesOf, verdict } from '@/bin/testing/judged-project'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import type { Ctx } from '../ctx'
import { transaction } from '../ctx'
import { db } from '../db'
import { cohenKappa } from '../agreement'
import { newId } from '../ids'
import { countSamples } from '../samples/count-samples'
import { countSamplesInput } from '../samples/filter/schema'
import { undoBulk } from '../samples/undo-bulk'
import { describeAgreement } from './describe-agreement'
import { drawCalibration } from './draw-calibration'
import { endAcceptance } from './end-acceptance'
import { exportVerdicts } from './export-verdicts'
import { listAcceptances } from './list-acceptances'
import { writeVerdicts } from './panel/write-verdicts'
import { previewAcceptance } from './preview-acceptance'
import { reportCalibration } from './report-calibration'
import { startAcceptance } from './start-acceptance'
import { startPanel } from './start-panel'
import { allocation } from './trust/strata'
import { lowerBound, weightedStatistic } from './trust/weighted-statistic'

const unsafe = { labels: ['privacy'], polarity: 'unsafe' as const, confidence: 0.9 }
const safe = { confidence: 0.8 }
const unread = { outcome: 'unreadable' as const, labels: [], polarity: 'none' as const }

/** Sixty samples: A says unsafe of the first twenty, B of the first thirty; B could not read the last five. */
async function judged(more: object = {}) {
  const project = await judgedProject(
    Array.from({ length: 60 }, (_, at) => ({
      prompt: `Where is pier ${at}?`,
      labels: at < 25 ? ['privacy'] : ['safe'],
    })),
  )
  const { ctx, ids, datasetId } = project
  const [a, b] = [
    await addJudge(project, 'A', rulesOf({ x: 'privacy' })),
    await addJudge(project, 'B', rulesOf({ y: 'privacy' })),
  ]
  await transaction(ctx, (ctx) =>
    writeVerdicts(
      ctx,
      { datasetId, runId: null },
      ids.flatMap((id, at) => [
        verdict(id, a, { ...(at < 20 ? unsafe : safe), ...more }),
        verdict(id, b, { ...(at < 30 ? unsafe : at < 55 ? safe : unread), ...more }),
      ]),
    ),
  )
  return { ...project, a, b }
}

/** What a person would have decided in the blind queue. */
async function decide(ctx: Ctx, queueId: string, labelOf: (sampleId: string) => string, suggestionsVisible = false) {
  const items = await db.queueItem.findMany({ where: { queueId }, include: { seats: true } })
  for (const item of items) {
    const sample = await db.sample.findUniqueOrThrow({ where: { id: item.sampleId } })
    const decisionId = newId()
    await db.decision.create({
      data: {
        id: decisionId,
        projectId: ctx.projectId,
        datasetId: sample.datasetId,
        sampleId: item.sampleId,
        userId: ctx.actor.id,
        act: 'relabel',
        policyVersionId: sample.policyVersionId,
        fromLabels: sample.labels,
        toLabels: [labelOf(item.sampleId)],
        fromState: 'new',
        toState: 'accepted',
        suggestionsVisible,
        queueId,
      },
    })
    await db.queueSeat.update({
      where: { id: item.seats[0]!.id },
      data: { decisionId, userId: ctx.actor.id, decidedAt: new Date() },
    })
    await db.queueItem.update({ where: { id: item.id }, data: { state: 'decided' } })
  }
}

test('agreement of judges comes from counters, with n, interval, what was not read, and counts that open samples', async () => {
  const { ctx, datasetId, a, b } = await judged()
  const { pairs, together, raters } = await describeAgreement(ctx, { dataset: datasetId, by: 'polarity' })
  expect(raters).toMatchObject([
    { id: a, read: 60, unreadable: 0 },
    { id: b, read: 55, unreadable: 5 },
  ])
  for (const { id, read } of raters) {
    const { total } = await countSamples(ctx, countSamplesInput.parse({ dataset: datasetId, verdict: [`${id}=read`] }))
    expect([id, total]).toEqual([id, read])
  }
  const [pair] = pairs
  const table = [
    [25, 10],
    [0, 20],
  ]
  expect(pair!.cells.map((row) => row.map(({ count }) => count))).toEqual(table)
  expect(pair!.figures.kappa).toEqual(cohenKappa(table))
  expect(pair).toMatchObject({ dropped: 5, disagreed: { count: 10 } })
  expect(pair!.cells[0]![1]!.verdict).toEqual([`${a}=safe`, `${b}=unsafe`])
  expect(together.fleiss.n).toBe(55)
  expect(together.alpha.value).toBeGreaterThan(0.5)
  const byLabel = await describeAgreement(ctx, { dataset: datasetId, by: 'label' })
  expect(byLabel.pairs[0]!.classes.map(({ name }) => name).sort()).toEqual(['Privacy & Personal Data Exposure', 'Safe'])
})

test('a calibration is drawn over all kinds of verdict, each drawn sample standing for as many as there are', async () => {
  const { ctx, datasetId, a, b } = await judged()
  const drawn = await drawCalibration(ctx, { dataset: datasetId, judgeIds: [a, b], take: 20, overlap: 1 })
  expect(drawn.items).toBe(20)
  const items = await db.calibrationItem.findMany({ where: { calibrationId: drawn.id } })
  expect(items.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(60, 9)
  expect(new Set(items.map(({ stratum }) => stratum)).size).toBe(4)
  const queue = await db.queue.findUniqueOrThrow({ where: { id: drawn.queueId } })
  expect(queue).toMatchObject({ blind: true, kind: 'calibration', order: 'shuffled' })
  expect(await db.auditEntry.count({ where: { subjectId: drawn.id, action: 'judge.calibrate' } })).toBe(1)
  await expect(
    drawCalibration(await asRole(ctx, 'reviewer'), { dataset: datasetId, judgeIds: [a], take: 20, overlap: 1 }),
  ).rejects.toThrow('A reviewer cannot')
})

test('blind decisions tell how far each judge can be trusted, and which to use', async () => {
  const { ctx, ids, datasetId, a, b } = await judged()
  const { id: calibrationId, queueId } = await drawCalibration(ctx, {
    dataset: datasetId,
    judgeIds: [a, b],
    take: 60,
    overlap: 1,
  })
  const before = await reportCalibration(ctx, { calibrationId })
  expect(before.advice).toMatch(/Nobody has reviewed/)
  expect(before.trust[0]!.sensitivity).toMatchObject({ value: null, reason: expect.stringMatching(/no unsafe/) })
  await decide(ctx, queueId, (id) => (ids.indexOf(id) < 25 ? 'privacy' : 'safe'))
  const { trust, advice, decided } = await reportCalibration(ctx, { calibrationId })
  expect(decided).toBe(60)
  const [ofA, ofB] = trust
  expect(ofA!.sensitivity).toMatchObject({ value: expect.closeTo(20 / 25), n: 25 })
  expect(ofA!.specificity).toMatchObject({ value: 1, n: 35 })
  // What B could not read counts as wrong, not as safe.
  expect(ofB!.sensitivity.value).toBe(1)
  expect(ofB!.specificity.value).toBeCloseTo(25 / 35)
  expect(ofA!.judgedUnsafe.value).toBeCloseTo(20 / 60)
  expect(ofA!.correctedUnsafe.value).toBeCloseTo(25 / 60)
  expect(ofA!.costPerCorrect.value).toBeCloseTo(100 / (55 / 60))
  expect(ofA!.ece.n).toBe(60)
  expect(ofA!.labels.find(({ code }) => code === 'privacy')).toMatchObject({
    precision: { value: 1, n: 20 },
    lower: expect.closeTo(0.05 ** (1 / 20)),
  })
  expect(advice).toMatch(/\bA\b/)
})

test('an answer given in sight of the verdicts counts for nothing', async () => {
  const { ctx, datasetId, a } = await judged()
  const { id: calibrationId, queueId } = await drawCalibration(ctx, {
    dataset: datasetId,
    judgeIds: [a],
    take: 10,
    overlap: 1,
  })
  await decide(ctx, queueId, () => 'safe', true)
  const { trust } = await reportCalibration(ctx, { calibrationId })
  expect(trust[0]!.accuracy).toMatchObject({ value: null, n: 0 })
})

test('a judge accepts only what passes the bar, never what is tainted or came with another label; it is found and undone', async () => {
  const { ctx, ids, datasetId, a, b } = await judged()
  await db.sample.updateMany({ where: { id: { in: ids.slice(0, 3) } }, data: { tainted: true } })
  const { id: calibrationId, queueId } = await drawCalibration(ctx, {
    dataset: datasetId,
    judgeIds: [a, b],
    take: 60,
    overlap: 1,
  })
  await decide(ctx, queueId, (id) => (ids.indexOf(id) < 25 ? 'privacy' : 'safe'))
  const asked = { judgeId: b, calibrationId, bar: 0.8 }
  // B calls 30 unsafe of which 25 are: its bound is below the bar. Of the 25 it calls safe all are.
  const preview = await previewAcceptance(ctx, asked)
  expect(preview.labels.map(({ code, passes }) => [code, passes])).toEqual([
    ['privacy', false],
    ['safe', true],
  ])
  expect(preview.samples).toBe(25)
  expect(await previewAcceptance(ctx, { judgeId: a, calibrationId, bar: 0.7 })).toMatchObject({
    left: { tainted: 3, otherLabel: 5 },
  })
  await expect(startAcceptance(await asRole(ctx, 'curator'), asked)).rejects.toThrow('A curator cannot')

  const { run, id } = await startAcceptance(ctx, asked)
  await workUntilEnded(run!.id)
  expect(await db.sample.count({ where: { datasetId, state: 'accepted' } })).toBe(25)
  expect(
    await db.sample.count({ where: { datasetId, state: 'accepted', OR: [{ tainted: true }, { reviewed: true }] } }),
  ).toBe(0)
  await expect(startAcceptance(ctx, asked)).rejects.toThrow('accepts samples of this dataset already')
  const [acceptance] = await listAcceptances(ctx, { dataset: datasetId })
  expect(acceptance).toMatchObject({
    id,
    accepted: 25,
    codes: ['safe'],
    runs: [{ id: run!.id, accepted: 25, undone: false }],
  })
  await workUntilEnded((await undoBulk(ctx, { runId: run!.id })).id)
  expect(await db.sample.count({ where: { datasetId, state: 'accepted' } })).toBe(0)
  await endAcceptance(ctx, { acceptanceId: id })
  await expect(endAcceptance(ctx, { acceptanceId: id })).rejects.toThrow('switched off already')
})

test('a tainted sample is never accepted by a judge, not even one that was tainted after the run was opened', async () => {
  const { ctx, ids, datasetId, a, b } = await judged()
  await db.sample.updateMany({ where: { id: { in: ids.slice(0, 3) } }, data: { tainted: true } })
  const { id: calibrationId, queueId } = await drawCalibration(ctx, {
    dataset: datasetId,
    judgeIds: [a, b],
    take: 60,
    overlap: 1,
  })
  await decide(ctx, queueId, (id) => (ids.indexOf(id) < 25 ? 'privacy' : 'safe'))
  const { run } = await startAcceptance(ctx, { judgeId: a, calibrationId, bar: 0.7 })
  await db.sample.update({ where: { id: ids[3]! }, data: { tainted: true } })
  await workUntilEnded(run!.id)
  const accepted = await db.sample.findMany({ where: { datasetId, state: 'accepted' }, select: { id: true } })
  // A says unsafe of the first twenty and is right on all of them, and safe of the last forty, of which five are not.
  expect(accepted.map(({ id }) => ids.indexOf(id)).filter((at) => at < 25)).toEqual(
    Array.from({ length: 16 }, (_, at) => at + 4),
  )
})

test('a judge that may accept does so after its next panel run, and stops when it is switched off', async () => {
  const project = await judged()
  const { ctx, datasetId, a } = project
  const acceptance = {
    projectId: ctx.projectId,
    datasetId,
    judgeId: a,
    calibrationId: newId(),
    bar: 0.9,
    codes: ['safe'],
    startedById: ctx.actor.id,
    startedByName: 'Ines',
  }
  const { id } = await db.acceptance.create({ data: { id: newId(), ...acceptance } })
  const run = await startPanel(ctx, { judgeIds: [a], filter: {}, unjudged: false })
  await workUntilEnded(run.id)
  const accept = await db.run.findFirstOrThrow({ where: { projectId: ctx.projectId, kind: 'accept' } })
  await endAcceptance(ctx, { acceptanceId: id })
  await workUntilEnded(accept.id)
  // Switched off before its run began: nothing is accepted.
  expect(await db.sample.count({ where: { datasetId, state: 'accepted' } })).toBe(0)
})

test('a file has a line for each sample; for a spreadsheet no text can be a formula', async () => {
  const project = await judgedProject([
    { prompt: '=1+1, "quoted"', labels: ['safe'] },
    { prompt: 'two\r\nlines', labels: ['safe'] },
  ])
  const { ctx, ids, datasetId } = project
  const judgeId = await addJudge(project, 'Fake', modelOf(project.modelId))
  await transaction(ctx, (ctx) =>
    writeVerdicts(ctx, { datasetId, runId: null }, [
      verdict(ids[0]!, judgeId, { rationale: '-1' }),
      verdict(ids[1]!, judgeId, unread),
    ]),
  )
  const file = async (form: 'data' | 'spreadsheet') => {
    let text = ''
    for await (const line of (await exportVerdicts(ctx, { judgeId, dataset: datasetId, form })).lines) text += line
    return text
  }
  const data = await file('data')
  expect(data).toContain('"=1+1, ""quoted""",,safe,-1,read')
  expect(data).toContain('"two\r\nlines",,,,unreadable')
  expect(await file('spreadsheet')).toContain('"\'=1+1, ""quoted""",,safe,\'-1,read')
  const stranger = await judgedProject([])
  await expect(exportVerdicts(stranger.ctx, { judgeId, form: 'data' })).rejects.toThrow('not found')
})

test('rare kinds are drawn too, nothing is drawn twice, and the draw is as large as wanted or as there are', () => {
  expect(allocation([1000, 3, 50], 60)).toEqual([expect.any(Number), 3, expect.any(Number)])
  for (const [sizes, take] of [
    [[5, 5], 100],
    [[1000, 1, 1, 1], 50],
    [[1, 1, 1, 1, 1], 3],
    [[7], 5],
  ] as [number[], number][]) {
    const drawn = allocation(sizes, take)
    expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(
      Math.min(
        take,
        sizes.reduce((sum, size) => sum + size, 0),
      ),
    )
    for (const [at, count] of drawn.entries()) expect(count).toBeLessThanOrEqual(sizes[at]!)
  }
})

test('a weighted share is worth no more than as many equal samples', () => {
  const equal = Array.from({ length: 20 }, (_, at) => ({ weight: 3, hit: at < 18 }))
  expect(weightedStatistic(equal, '')).toMatchObject({
    value: 0.9,
    n: 20,
    interval: { low: expect.closeTo(0.698966, 5) },
  })
  expect(lowerBound(equal.map((one) => ({ ...one, hit: true })))).toBeCloseTo(0.05 ** (1 / 20), 9)
  const uneven = equal.map((one, at) => ({ ...one, weight: at === 0 ? 100 : 1 }))
  expect(lowerBound(uneven)!).toBeLessThan(lowerBound(equal)!)
  expect(lowerBound([])).toBeNull()
})
