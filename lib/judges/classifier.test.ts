import { expect, test } from 'vitest'
import { classifierJudge, judgedProject, modelOf } from '@/bin/testing/judged-project'
import { startProviderServer } from '@/bin/testing/provider-server'
import { fillLabelled } from '@/bin/testing/train-studio'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import { db } from '../db'
import { env } from '../env'
import { adoptPolicy } from '../policy/adopt-policy'
import { createJudge } from './create-judge'
import { judgeText } from './judge-text'
import { startPanel } from './start-panel'

test('a classifier that was trained here judges for nothing, with its probability as its confidence', {
  timeout: 60_000,
}, async () => {
  const { ctx, datasetId } = await judgedProject([])
  await fillLabelled(ctx, datasetId, 300)
  const { judgeId } = await classifierJudge(ctx, datasetId)
  const run = await startPanel(ctx, { judgeIds: [judgeId], filter: {}, unjudged: true })
  const { status, result, costMicros } = await workUntilEnded(run.id)
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
