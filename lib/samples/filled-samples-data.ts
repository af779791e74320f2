import type { Ctx } from '../ctx'
import { newId } from '../ids'

/** Many samples at once for tests and figures: labels, states and lengths in uneven shares, every text its own. */
export async function fillSamples(ctx: Ctx, datasetId: string, count: number) {
  const [dataset] = await ctx.db.$queryRaw<
    { policyVersionId: string }[]
  >`SELECT "policyVersionId" FROM "Dataset" WHERE id = ${datasetId}::uuid`
  const stem = newId().slice(0, 13)
  await ctx.db.$executeRaw`
    INSERT INTO "Sample" (id, "projectId", "datasetId", prompt, response, "policyVersionId", labels, polarity, "labelSource", state, language, characters, "contentHash", simulated, reviewed)
    SELECT (${stem}::text || '-7' || lpad(to_hex((n >> 16) % 4096), 3, '0') || '-8' || lpad(to_hex(n % 4096), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid,
      ${ctx.projectId}::uuid, ${datasetId}::uuid, text, CASE WHEN n % 10 = 0 THEN 'An answer to ' || n END, ${dataset?.policyVersionId}::uuid, labels,
      (CASE WHEN labels = '{}' THEN 'none' WHEN labels = '{safe}' THEN 'safe' ELSE 'unsafe' END)::"Polarity", (CASE WHEN labels = '{}' THEN 'none' ELSE 'import' END)::"LabelSource",
      (ARRAY['new', 'new', 'new', 'accepted', 'rejected', 'flagged', 'new'])[1 + n % 7]::"SampleState", (ARRAY['en', 'en', 'de', NULL])[1 + n % 4], length(text), md5(text || ${stem})::uuid, n % 3 = 0, n % 11 = 0
    FROM (
      SELECT n, 'Please verify needle' || n % 1000 || ' of your account number ' || n || ' before ' || repeat('the parcel goes back, ', (n * 7919) % 40) AS text,
        (CASE WHEN n % 50 = 0 THEN '{}' WHEN n % 13 = 0 THEN '{privacy}' WHEN n % 17 = 0 THEN '{self-harm}' WHEN n % 3 = 0 THEN '{spam-scams}' ELSE '{safe}' END)::text[] AS labels
      FROM generate_series(1, ${count}::int) AS n
    ) AS made`
}
