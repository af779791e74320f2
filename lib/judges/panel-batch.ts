import type { Ctx } from '../ctx'
import { AppError } from '../errors'
import type { Attempt } from '../job'
import { findDataset } from '../samples/find-dataset'
import { askJudge } from './asking/ask-judge'
import { inputHash, judgedText } from './asking/judged-text'
import type { KnownJudge } from './asking/known-judge'
import { findJudges } from './find-judges'
import { cachedVerdicts, wantedKey } from './panel/cached-verdicts'
import { inFlight } from './panel/in-flight'
import { type SampleToJudge, sampleTexts } from './panel/sample-texts'
import { type NewVerdict, writeVerdicts } from './panel/write-verdicts'
import { panelBatch as batchShape, panelPlan } from './schema'

/** As good as all of a batch: how many go out is for the limits of each model to say, and one that is slow holds no other up. */
const atOnce = 1_000
const writeEvery = 250

type Pair = { judge: KnownJudge; sample: SampleToJudge; position: number }

/** A share of a panel run: each judge about each sample, but for what is there already. Verdicts are kept as they come. */
export async function panelBatch(ctx: Ctx, attempt: Attempt) {
  const { run, batch, keep, winding } = attempt
  const { judgeIds, unjudged } = panelPlan.parse(run.plan)
  const { ids } = batchShape.parse(batch.input)
  const [judges, samples, dataset] = await Promise.all([
    findJudges(ctx, judgeIds),
    sampleTexts(ctx, ids),
    findDataset(ctx, run.datasetId ?? ''),
  ])
  const pairs = await missing(ctx, run.id, unjudged, judges, samples, batch.first)
  // Only what is asked of an endpoint is worth remembering: the others answer at once, and as they are now.
  const known = await cachedVerdicts(
    ctx,
    pairs
      .filter(({ judge }) => judge.settings.kind === 'model')
      .map(({ judge, sample }) => ({ judgeId: judge.id, inputHash: hashOf(judge, sample, dataset.target) })),
  )

  let waiting: NewVerdict[] = []
  let writing: Promise<unknown> = Promise.resolve()
  let writtenAt = Date.now()
  let stopped = false
  const failures: string[] = []
  const write = () => {
    const verdicts = waiting
    waiting = []
    writtenAt = Date.now()
    writing = writing.then(() =>
      keep((ctx) => writeVerdicts(ctx, { datasetId: dataset.id, runId: run.id }, verdicts), {
        done: verdicts.length,
        stays: true,
      }),
    )
    return writing
  }
  await inFlight(
    pairs,
    atOnce,
    async ({ judge, sample, position }) => {
      const found =
        known.size > 0 && known.get(wantedKey({ judgeId: judge.id, inputHash: hashOf(judge, sample, dataset.target) }))
      const verdict =
        found ||
        (await askJudge(ctx, judge, sample, dataset.target, {
          purpose: 'judge',
          runId: run.id,
          batchId: batch.id,
          position,
          winding,
        }))
      if (verdict.outcome === 'failed') failures.push(verdict.error)
      else if (verdict.outcome === 'stopped') stopped = true
      else waiting.push({ ...verdict, sampleId: sample.id, judgeId: judge.id })
      if (waiting.length >= 200 || Date.now() - writtenAt > writeEvery) await write()
    },
    () => stopped || winding.aborted,
  )
  if (stopped || winding.aborted) {
    if (waiting.length > 0) await write()
    await writing
    return 'unfinished'
  }
  if (failures.length > 0) {
    if (waiting.length > 0) await write()
    await writing
    throw new AppError('unavailable', failures[0]!)
  }
  await writing
  return keep((ctx) => writeVerdicts(ctx, { datasetId: dataset.id, runId: run.id }, waiting), { last: true })
}

/** What this run has not answered yet, nor, where only the unjudged are asked for, anyone before. */
async function missing(
  ctx: Ctx,
  runId: string,
  unjudged: boolean,
  judges: KnownJudge[],
  samples: SampleToJudge[],
  first: number,
): Promise<Pair[]> {
  const there = await ctx.db.$queryRaw<{ sampleId: string; judgeId: string }[]>`
    SELECT s AS "sampleId", j AS "judgeId" FROM unnest(${samples.map(({ id }) => id)}::uuid[]) AS s, unnest(${judges.map(({ id }) => id)}::uuid[]) AS j,
      LATERAL (
        SELECT 1 FROM "Verdict" WHERE "sampleId" = s AND "judgeId" = j AND "projectId" = ${ctx.projectId}::uuid
          AND ("runId" = ${runId}::uuid OR (${unjudged}::boolean AND current AND outcome = 'read')) LIMIT 1
      ) AS there`
  const answered = new Set(there.map(({ sampleId, judgeId }) => `${sampleId} ${judgeId}`))
  return samples
    .flatMap((sample, at) =>
      judges.map((judge, seat) => ({ judge, sample, position: first + at * judges.length + seat })),
    )
    .filter(({ judge, sample }) => !answered.has(`${sample.id} ${judge.id}`))
}

const hashOf = (judge: KnownJudge, sample: SampleToJudge, target: 'prompt' | 'response') =>
  inputHash(target, judgedText(sample, target, judge.settings).text)
