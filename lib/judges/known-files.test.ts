import { describe, expect, test, vi } from 'vitest'
import { hasShared, importFile, newStudio } from '@/bin/testing/import-studio'
import { classifierJudge } from '@/bin/testing/judged-project'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import { POST } from '@/app/api/v1/projects/[projectId]/judges/panels/route'
import { makeKey } from '../access/make-key'
import { db } from '../db'

let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent) }))

/** How often the judge says what the file says, of all that the file labels and of what the model had not learnt from. */
async function rightOn(judgeId: string, modelId: string) {
  const [row] = await db.$queryRaw<{ n: number; right: number; held: number; heldRight: number }[]>`
    SELECT count(*)::int AS n, count(*) FILTER (WHERE said.same)::int AS right,
      count(*) FILTER (WHERE said.held)::int AS held, count(*) FILTER (WHERE said.held AND said.same)::int AS "heldRight"
    FROM (SELECT v.polarity = s.polarity AS same, EXISTS (
        SELECT 1 FROM "EvaluationRow" r JOIN "Evaluation" e ON e.id = r."evaluationId" AND e."heldOut"
        WHERE e."modelId" = ${modelId}::uuid AND r."sampleId" = s.id) AS held
      FROM "Verdict" v JOIN "Sample" s ON s.id = v."sampleId" WHERE v."judgeId" = ${judgeId}::uuid AND s.polarity IN ('safe', 'unsafe')) AS said`
  return row!
}
const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`

describe.skipIf(!hasShared)('known files (skipped where ../shared/data is absent)', () => {
  test.each([
    ['raw/xstest/xstest_prompts.csv', 'xstest', 440],
    ['raw/openai-moderation/samples-1680.jsonl.gz', 'openai-2022', 1_500],
  ])(
    '%s is judged by the local classifier in one call of the API',
    { timeout: 90_000 },
    async (file, policy, least) => {
      const { ctx, datasetId: dataset, projectId } = await newStudio({ policy })
      const { counts } = await importFile({ ctx, datasetId: dataset }, file, null)
      expect(counts.added).toBeGreaterThan(least)
      const { judgeId, modelId } = await classifierJudge(ctx, dataset)
      const { key } = await makeKey({ ...ctx, role: 'owner' }, { name: 'A script', role: 'curator' })
      sent = { authorization: `Bearer ${key}` }

      const began = performance.now()
      const answer = await POST(
        new Request('http://127.0.0.1/', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ dataset, judgeIds: [judgeId], filter: {}, unjudged: true }),
        }),
        { params: Promise.resolve({ projectId }) },
      )
      expect(answer.status).toBe(202)
      const run = await workUntilEnded((await answer.json()).data.id)
      const seconds = (performance.now() - began) / 1000

      expect(run).toMatchObject({
        status: 'done',
        costMicros: 0n,
        result: { read: counts.added, unreadable: 0, refused: 0 },
      })
      const { n, right, held, heldRight } = await rightOn(judgeId, modelId)
      expect(held).toBeGreaterThan(20)
      console.info(
        `${file}: ${counts.added} judged in ${seconds.toFixed(1)} s; as the file says on ${percent(right, n)} of the ${n} ` +
          `that it labels safe or unsafe, and on ${percent(heldRight, held)} of the ${held} that the model had not learnt from`,
      )
      expect(right / n).toBeGreaterThan(0.75)
    },
  )
})
