import { describe, expect, test } from 'vitest'
import { hasShared, importFile, newStudio, sharedFile } from '@/bin/testing/import-studio'
import { ended, judgedProject, modelOf } from '@/bin/testing/judged-project'
import { startProviderServer } from '@/bin/testing/provider-server'
import { fillLabelled } from '@/bin/testing/train-studio'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { trainModel } from '../models/train-model'
import { trainModelInput } from '../models/schema'
import { adoptPolicy } from '../policy/adopt-policy'
import { createJudge } from './create-judge'
import { describeAgreement } from './describe-agreement'
import { judgeText } from './judge-text'
import { startPanel } from './start-panel'

/** Trains a classifier on the dataset and makes it a judge of the dataset's policy. */
async function classifierJudge(ctx: Ctx, dataset: string) {
  const { id, runId } = await trainModel(ctx, trainModelInput.parse({ dataset }))
  expect(await ended(runId ?? '')).toMatchObject({ status: 'done' })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: dataset } })
  const settings = {
    kind: 'classifier' as const,
    trainedModelId: id,
    sees: { conversation: false, unwrapped: false },
  }
  return (await createJudge(ctx, { name: 'Trained here', policyVersionId, settings })).id
}

test('a classifier that was trained here judges for nothing, with its probability as its confidence', {
  timeout: 60_000,
}, async () => {
  const { ctx, datasetId } = await judgedProject([])
  await fillLabelled(ctx, datasetId, 300)
  const judgeId = await classifierJudge(ctx, datasetId)
  const run = await startPanel(ctx, { judgeIds: [judgeId], filter: {}, unjudged: true })
  const { status, result, costMicros } = await ended(run.id)
  expect({ status, costMicros }).toEqual({ status: 'done', costMicros: 0n })
  expect(result).toMatchObject({ read: run.total, unreadable: 0, refused: 0, cached: 0 })
  const verdicts = await db.verdict.findMany({ where: { judgeId } })
  expect(verdicts.every(({ confidence }) => confidence !== null && confidence >= 0 && confidence <= 1)).toBe(true)
  expect(new Set(verdicts.map(({ polarity }) => polarity))).toEqual(new Set(['safe', 'unsafe']))
  const other = await judgedProject([])
  const { trainedModelId } = (await db.judge.findUniqueOrThrow({ where: { id: judgeId } })).settings as {
    trainedModelId: string
  }
  await expect(
    createJudge(other.ctx, {
      name: 'Stolen',
      policyVersionId: other.policyVersionId,
      settings: { kind: 'classifier', trainedModelId, sees: { conversation: false, unwrapped: false } },
    }),
  ).rejects.toThrow('Model not found')
})

test('the moderation endpoint is asked where it is, and its scores become labels by thresholds', async () => {
  const server = await startProviderServer()
  env.ASSAY_ALLOW_HOSTS.push(server.host)
  const { ctx } = await judgedProject([])
  const { versionId: policyVersionId } = await adoptPolicy(ctx, { key: 'openai-13' })
  const provider = await db.provider.create({
    data: {
      projectId: ctx.projectId,
      name: 'Local',
      kind: 'compatible',
      preset: 'custom',
      address: server.url,
      pace: { create: {} },
      models: { create: { projectId: ctx.projectId, name: 'omni-moderation-latest', priceIn: 0, priceOut: 0 } },
    },
    select: { models: { select: { id: true } } },
  })
  const settings = modelOf(provider.models[0]!.id, { format: 'openai-moderation' })
  const { id: judgeId } = await createJudge(ctx, { name: 'Scores', policyVersionId, settings })
  try {
    const about = (prompt: string) => judgeText(ctx, { judgeId, target: 'prompt', text: { prompt }, purpose: 'test' })
    expect(await about('Which bus?')).toMatchObject({ outcome: 'read', polarity: 'safe', confidence: 0.98 })
    expect(server.calls[0]).toMatchObject({ path: '/v1/moderations', body: { input: 'Which bus?' } })
    expect(await about('You won a prize')).toMatchObject({ polarity: 'unsafe', labels: ['illicit'], severity: 0.93 })
  } finally {
    await server.stop()
  }
})

describe.skipIf(!hasShared)('known files (skipped where ../shared/data is absent)', () => {
  test.each([
    ['raw/xstest/xstest_prompts.csv', 'xstest'],
    ['raw/openai-moderation/samples-1680.jsonl.gz', 'openai-2022'],
  ])('%s is judged by the local classifier in one call', { timeout: 90_000 }, async (file, policy) => {
    const studio = await newStudio({ policy })
    expect(sharedFile(file)).toContain('shared')
    const { counts } = await importFile(studio, file, null)
    expect(counts.added).toBeGreaterThan(400)
    const judgeId = await classifierJudge(studio.ctx, studio.datasetId)
    const run = await startPanel(studio.ctx, {
      dataset: studio.datasetId,
      judgeIds: [judgeId],
      filter: {},
      unjudged: true,
    })
    expect(await ended(run.id)).toMatchObject({ status: 'done', result: { read: counts.added, unreadable: 0 } })
    const { raters } = await describeAgreement(studio.ctx, { dataset: studio.datasetId, by: 'polarity' })
    expect(raters).toMatchObject([{ id: judgeId, read: counts.added }])
  })
})
