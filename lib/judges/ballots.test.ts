import { expect, test } from 'vitest'
import { addJudge, judgedProject, type JudgedProject, rulesOf, verdict } from '@/bin/testing/judged-project'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import { db } from '../db'
import { transaction } from '../ctx'
import { countSamples } from '../samples/count-samples'
import { bulkSamples } from '../samples/bulk-samples'
import { listSamples } from '../samples/list-samples'
import { countSamplesInput, listSamplesInput } from '../samples/filter/schema'
import { labelSample } from '../samples/label-sample'
import { undoBulk } from '../samples/undo-bulk'
import { compactBallots } from './compact-ballots'
import { type NewVerdict, writeVerdicts } from './panel/write-verdicts'
import { readBallots } from './read-ballots'
import { ballotOf, writtenAnswer } from './ballots/rules'

const texts = Array.from({ length: 12 }, (_, at) => ({ prompt: `Where is pier ${at}?`, labels: ['safe'] }))

async function twoJudges() {
  const project = await judgedProject(texts)
  const [a, b] = [
    await addJudge(project, 'A', rulesOf({ x: 'privacy' })),
    await addJudge(project, 'B', rulesOf({ y: 'privacy' })),
  ]
  return { ...project, a, b }
}
const write = ({ ctx, datasetId }: JudgedProject, verdicts: NewVerdict[]) =>
  transaction(ctx, (ctx) => writeVerdicts(ctx, { datasetId, runId: null }, verdicts))
const unsafe = { labels: ['privacy'], polarity: 'unsafe' as const }
const unread = { outcome: 'unreadable' as const, labels: [], polarity: 'none' as const, reason: 'No JSON' }

/** What the counters say, against what a scan of the rows says. */
async function bothWays({ ctx, datasetId }: JudgedProject) {
  const counted = (await readBallots(ctx, datasetId)).map(({ answers, count }) => ({
    said: [...answers].map(([who, answer]) => writtenAnswer(who, answer)).sort(),
    count,
  }))
  const scanned = new Map<string, number>()
  const samples = await db.sample.findMany({ where: { datasetId } })
  for (const sample of samples) {
    const verdicts = await db.verdict.findMany({ where: { sampleId: sample.id }, orderBy: { id: 'asc' } })
    const latest = [...new Map(verdicts.map((one) => [one.judgeId, one])).values()]
    if (latest.length === 0) continue
    const said = [
      ...latest.map((one) => writtenAnswer(one.judgeId, one)),
      ...(sample.labels.length > 0
        ? [writtenAnswer('now', { outcome: 'read', polarity: sample.polarity, labels: sample.labels })]
        : []),
      ...(sample.reviewed
        ? [
            writtenAnswer('human', {
              outcome: sample.labelSource === 'human' ? 'read' : 'unreadable',
              polarity: sample.polarity,
              labels: sample.labels,
            }),
          ]
        : []),
    ].sort()
    scanned.set(JSON.stringify(said), (scanned.get(JSON.stringify(said)) ?? 0) + 1)
  }
  const sorted = (rows: { said: string[]; count: number }[]) => rows.map((row) => JSON.stringify(row)).sort()
  return [sorted(counted), sorted([...scanned].map(([said, count]) => ({ said: JSON.parse(said) as string[], count })))]
}
async function expectExact(project: JudgedProject) {
  const [counted, scanned] = await bothWays(project)
  expect(counted).toEqual(scanned)
}

test('counters equal the rows after verdicts, second verdicts, decisions, bulk acts, deletions and their undo', async () => {
  const project = await twoJudges()
  const { ctx, ids, a, b, datasetId } = project
  await write(project, [
    ...ids.slice(0, 8).map((id) => verdict(id, a)),
    ...ids.slice(4).map((id, at) => verdict(id, b, at % 3 === 0 ? unsafe : at % 3 === 1 ? unread : {})),
  ])
  await expectExact(project)
  await write(project, [verdict(ids[0]!, a, unsafe), verdict(ids[5]!, b)])
  expect(await db.verdict.count({ where: { sampleId: ids[0]!, current: true } })).toBe(1)
  await expectExact(project)
  await labelSample(ctx, { sampleId: ids[1]!, revision: 1, act: 'label', labels: ['privacy'] })
  await labelSample(ctx, { sampleId: ids[2]!, revision: 1, act: 'reject' })
  await expectExact(project)
  const relabel = await bulkSamples(ctx, {
    dataset: datasetId,
    filter: {},
    act: { kind: 'label', labels: ['spam-scams'] },
  })
  await workUntilEnded(relabel.id)
  await expectExact(project)
  const remove = await bulkSamples(ctx, {
    dataset: datasetId,
    filter: { ids: ids.slice(0, 6) },
    act: { kind: 'delete' },
  })
  await workUntilEnded(remove.id)
  await expectExact(project)
  await workUntilEnded((await undoBulk(ctx, { runId: remove.id })).id)
  await expectExact(project)
  await compactBallots()
  await expectExact(project)
})

test('of two judges that answer about the same samples at once, neither answer is lost', async () => {
  const project = await twoJudges()
  const { ids, a, b } = project
  await Promise.all([
    write(
      project,
      ids.map((id) => verdict(id, a)),
    ),
    write(
      project,
      ids.toReversed().map((id) => verdict(id, b, unsafe)),
    ),
    ...ids.map((sampleId) => labelSample(project.ctx, { sampleId, revision: 1, act: 'label', labels: ['privacy'] })),
  ])
  await expectExact(project)
  const ballots = await readBallots(project.ctx, project.datasetId)
  expect(ballots.every(({ answers }) => answers.has(a) && answers.has(b))).toBe(true)
})

test('a filter finds what judges said, by polarity, outcome, or to the letter', async () => {
  const project = await twoJudges()
  const { ctx, ids, a, b, datasetId } = project
  await write(project, [
    verdict(ids[0]!, a),
    verdict(ids[0]!, b, unsafe),
    verdict(ids[1]!, a),
    verdict(ids[1]!, b),
    verdict(ids[2]!, a, unread),
  ])
  const found = async (...said: string[]) =>
    (await listSamples(ctx, listSamplesInput.parse({ dataset: datasetId, verdict: said }))).samples.map(({ id }) => id)
  expect(await found(`${a}=safe`)).toEqual([ids[1], ids[0]])
  expect(await found(`${a}=safe`, `${b}=unsafe`)).toEqual([ids[0]])
  expect(await found(`${a}=unreadable`)).toEqual([ids[2]])
  expect(await found(`${b}=unsafe:["privacy"]`)).toEqual([ids[0]])
  expect(await found(`${b}=refused`)).toEqual([])
  expect(await found(`${a}=read`)).toEqual([ids[1], ids[0]])
  expect(await found(`${a}=read`, `${b}=unsafe`)).toEqual([ids[0]])
  expect(await found(`${a}=unreadable`, `${a}=read`)).toEqual([])
  expect(listSamplesInput.safeParse({ verdict: ['nobody=safe'] }).success).toBe(false)
})

test('each judge has facets of its own, in which unreadable and refused stand beside safe and unsafe', async () => {
  const project = await twoJudges()
  const { ctx, ids, a, b, datasetId } = project
  await write(project, [
    ...ids.slice(0, 4).map((id) => verdict(id, a)),
    ...ids.slice(4, 7).map((id) => verdict(id, a, unsafe)),
    verdict(ids[7]!, a, { ...unread, outcome: 'refused' }),
    ...ids.slice(2, 6).map((id) => verdict(id, b, unsafe)),
    verdict(ids[8]!, b, unread),
  ])
  await labelSample(ctx, { sampleId: ids[4]!, revision: 1, act: 'label', labels: ['privacy'] })
  const counted = async (filter: object) => {
    const { judges } = await countSamples(ctx, countSamplesInput.parse({ dataset: datasetId, ...filter }))
    return Object.fromEntries(
      judges.map(({ name, counts }) => [name, Object.fromEntries(counts.map(({ value, count }) => [value, count]))]),
    )
  }
  expect(await counted({})).toEqual({ A: { safe: 4, unsafe: 3, refused: 1 }, B: { unsafe: 4, unreadable: 1 } })
  // Its own choice narrows the other judge and not itself, from the counters and from the rows alike.
  const chosen = { A: { safe: 4, unsafe: 3, refused: 1 }, B: { unsafe: 2 } }
  expect(await counted({ verdict: [`${a}=safe`] })).toEqual(chosen)
  expect(await counted({ verdict: [`${a}=safe`], minCharacters: 0 })).toEqual(chosen)
  expect(await counted({ labels: ['privacy'] })).toEqual({ A: { unsafe: 1 }, B: { unsafe: 1 } })
  const page = await listSamples(ctx, listSamplesInput.parse({ dataset: datasetId, verdict: [`${b}=unreadable`] }))
  expect(page.samples.map(({ verdicts }) => verdicts)).toEqual([
    [{ judge: 'B', outcome: 'unreadable', polarity: 'none', labels: [] }],
  ])
  const stranger = await judgedProject([])
  expect((await countSamples(stranger.ctx, {})).judges).toEqual([])
})

test('another project’s counters are not read', async () => {
  const project = await twoJudges()
  await write(project, [verdict(project.ids[0]!, project.a)])
  const stranger = await judgedProject([])
  expect(await readBallots(stranger.ctx, project.datasetId)).toEqual([])
})

test('an answer is written as the database writes it', async () => {
  const labels = ['S1', 'a "quoted", one', 'é\\']
  const [row] = await db.$queryRaw<{ said: string }[]>`SELECT ballot_answer('unsafe', ${labels}::text[]) AS said`
  const answer = { outcome: 'read' as const, polarity: 'unsafe' as const, labels }
  expect(`j=${row!.said}`).toBe(writtenAnswer('j', answer))
  expect(ballotOf({ answers: [`j=${row!.said}`], count: 1 }).answers.get('j')).toEqual(answer)
})
