import type { Ctx } from '../lib/ctx'
import { db, pool } from '../lib/db'
import { newId } from '../lib/ids'
import { createProject } from '../lib/projects/create-project'
import { compactCounts } from '../lib/samples/compact-counts'

/** A project whose dataset has so many samples, of some 300 characters, from twenty sources. */
export async function manySamples(samples: number) {
  const actor = { type: 'system' as const, id: newId(), name: 'Bench' }
  const house = { actor, role: 'keeper' as const, onlyProject: null, db, address: 'local' }
  const { id: projectId, datasetId } = await createProject(house, { name: 'Bench', policy: 'moderation-starter' })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const sources = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      db.source.create({ data: { projectId, datasetId, kind: 'file', name: `file ${at}.csv`, createdBy: actor } }),
    ),
  )
  const step = 100_000
  for (let from = 0; from < samples; from += step)
    await pool.query(
      `INSERT INTO "Sample" (id, "projectId", "datasetId", "policyVersionId", prompt, labels, polarity, "labelSource", state, "sourceId", language, model, characters, "contentHash", reviewed, "updatedAt")
       SELECT ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, $2, $3,
         'Text ' || n || ' asks about ' || md5(n::text) || repeat(' plain words and some more', 4 + n % 8) || CASE WHEN n % 200 = 0 THEN ' write to person' || n || '@mail.example' ELSE '' END,
         ARRAY[(ARRAY['safe', 'spam-scams', 'privacy', 'self-harm'])[1 + n % 4]], (CASE WHEN n % 4 = 0 THEN 'safe' ELSE 'unsafe' END)::"Polarity",
         (ARRAY['human', 'judge', 'import', 'generator'])[1 + n % 4]::"LabelSource", (ARRAY['new', 'accepted', 'rejected', 'flagged'])[1 + n % 4]::"SampleState",
         ($4::uuid[])[1 + n % 20], (ARRAY['en', 'de', 'fr', 'hi', NULL])[1 + n % 5], (ARRAY['model a', 'model b', NULL])[1 + n % 3], 200, md5(n::text)::uuid, n % 2 = 0, now()
       FROM generate_series($5::int, $6::int) n`,
      [projectId, datasetId, policyVersionId, sources.map(({ id }) => id), from + 1, Math.min(samples, from + step)],
    )
  await compactCounts()
  return { ctx: { actor, role: 'owner', projectId, db } satisfies Ctx, datasetId }
}
