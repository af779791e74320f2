import { expect, onTestFinished, test } from 'vitest'
import { addJudge, asRole, judgedProject, modelOf, rulesOf } from '@/bin/testing/judged-project'
import { db } from '../db'
import { startWorker } from '../worker'
import { archiveJudge } from './archive-judge'
import { changeJudge } from './change-judge'
import { createJudge } from './create-judge'
import { listJudges } from './list-judges'
import { restoreJudge } from './restore-judge'
import { sameSettings } from './rules'
import { tryJudge } from './try-judge'

const parcel = { prompt: 'Your parcel waits, pay the small fee', labels: ['spam-scams'] }
const bus = { prompt: 'Which bus goes to the museum?', labels: ['safe'] }

test('a judge is made and leaves a trace; a viewer cannot, and another project does not see it', async () => {
  const project = await judgedProject([parcel])
  const { ctx, policyVersionId, modelId } = project
  const id = await addJudge(project, 'Careful', modelOf(modelId))
  expect(await db.auditEntry.count({ where: { subjectId: id, action: 'judge.create' } })).toBe(1)
  const [judge] = await listJudges(ctx, {})
  expect(judge).toMatchObject({ id, name: 'Careful', version: 1, format: 'rubric', model: { simulated: true } })

  const viewer = await asRole(ctx, 'viewer')
  const asked = { name: 'Mine', policyVersionId, settings: modelOf(modelId) }
  await expect(createJudge(viewer, asked)).rejects.toThrow('A viewer cannot')
  const stranger = await judgedProject([])
  expect(await listJudges(stranger.ctx, {})).toEqual([])
  await expect(archiveJudge(stranger.ctx, { judgeId: id })).rejects.toThrow('Judge not found')
  await expect(createJudge(stranger.ctx, asked)).rejects.toThrow('not found')
})

test('a change makes a version of its own; the same settings make none; of two at once, the second is told', async () => {
  const project = await judgedProject([parcel])
  const { ctx, policyVersionId, modelId } = project
  const judgeId = await addJudge(project, 'Careful', modelOf(modelId))
  const change = (instructions: string, version = 1) =>
    changeJudge(ctx, { judgeId, version, policyVersionId, settings: modelOf(modelId, { instructions }) })
  expect(await change('')).toEqual({ id: judgeId, name: 'Careful', version: 1 })
  const both = await Promise.allSettled([change('Be strict.'), change('Be mild.')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(change('Be calm.')).rejects.toThrow('Someone changed this judge first')
  const [judge] = await listJudges(ctx, {})
  expect(judge).toMatchObject({ name: 'Careful', version: 2 })
  expect(await db.judge.count({ where: { projectId: ctx.projectId } })).toBe(2)
  expect(await db.auditEntry.count({ where: { subjectId: judge!.id, action: 'judge.change' } })).toBe(1)
})

test('two judges cannot have one name, whoever is faster', async () => {
  const project = await judgedProject([])
  const both = await Promise.allSettled(
    ['x', 'y'].map((words) => addJudge(project, 'Same', rulesOf({ [words]: 'privacy' }))),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('settings that could not judge are refused', async () => {
  const project = await judgedProject([])
  const stranger = await judgedProject([])
  await expect(addJudge(project, 'A', rulesOf({ fee: 'S5' }))).rejects.toThrow('no label S5')
  const pattern = { ...rulesOf({}), rules: [{ kind: 'pattern' as const, text: '(fee', code: 'privacy' }] }
  await expect(addJudge(project, 'B', pattern as never)).rejects.toThrow('cannot be read')
  await expect(addJudge(project, 'C', modelOf(stranger.modelId))).rejects.toThrow('not in the project')
})

test('an archived judge can be restored, and neither happens twice', async () => {
  const project = await judgedProject([])
  const judgeId = await addJudge(project, 'Old', rulesOf({ fee: 'privacy' }))
  await archiveJudge(project.ctx, { judgeId })
  await expect(archiveJudge(project.ctx, { judgeId })).rejects.toThrow('archived already')
  expect(await listJudges(project.ctx, {})).toMatchObject([{ archived: true }])
  await restoreJudge(project.ctx, { judgeId })
  await expect(restoreJudge(project.ctx, { judgeId })).rejects.toThrow('not archived')
})

test('a try answers about samples and keeps nothing', async () => {
  const worker = await startWorker({ jobs: [], graceSeconds: 1 })
  onTestFinished(() => worker.stop())
  const { ctx, policyVersionId, modelId } = await judgedProject([parcel, bus])
  const rules = await tryJudge(ctx, { policyVersionId, settings: rulesOf({ fee: 'spam-scams' }), take: 10 })
  expect(rules.map(({ excerpt, labels }) => [excerpt.slice(0, 5), labels]).sort()).toEqual([
    ['Which', ['safe']],
    ['Your ', ['spam-scams']],
  ])
  const model = await tryJudge(ctx, { policyVersionId, settings: modelOf(modelId), take: 10 })
  expect(model.map(({ outcome, simulated }) => [outcome, simulated])).toEqual([
    ['read', true],
    ['read', true],
  ])
  expect(await db.verdict.count({ where: { projectId: ctx.projectId } })).toBe(0)
  await expect(
    tryJudge(await asRole(ctx, 'reviewer'), { policyVersionId, settings: modelOf(modelId), take: 1 }),
  ).rejects.toThrow('A reviewer cannot')
})

test('settings are compared by what they say, not by the order they say it in', () => {
  const settings = modelOf('01990000-0000-7000-8000-000000000000')
  const turned = Object.fromEntries(Object.entries(settings).reverse()) as typeof settings
  expect(sameSettings(settings, turned)).toBe(true)
  expect(sameSettings(settings, { ...settings, instructions: 'Be mild.' } as typeof settings)).toBe(false)
})
