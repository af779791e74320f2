import { pool } from '../../lib/db'

/** So many samples, of which every second one is unsafe. */
export const fillEvenly = (projectId: string, datasetId: string, count: number) =>
  pool.query(
    `INSERT INTO "Sample" (id, "projectId", "datasetId", prompt, "policyVersionId", labels, polarity, characters, "contentHash", "updatedAt")
     SELECT gen_random_uuid(), $1, $2, repeat('words ', 60) || n, gen_random_uuid(), ARRAY[CASE WHEN n % 2 = 0 THEN 'privacy' ELSE 'safe' END],
       (CASE WHEN n % 2 = 0 THEN 'unsafe' ELSE 'safe' END)::"Polarity", 300, gen_random_uuid(), now() FROM generate_series(1, $3::int) n`,
    [projectId, datasetId, count],
  )

/** Somebody who lets samples trade their labels, two and two, in one transaction after another: how many are unsafe never changes. */
export function keepSwapping(datasetId: string) {
  let [going, swaps] = [true, 0]
  const writer = (async () => {
    for (; going; swaps++)
      await pool.query(
        `WITH pair AS (SELECT id, row_number() OVER () AS n FROM (SELECT id FROM "Sample" WHERE "datasetId" = $1 ORDER BY random() LIMIT 400) x),
           halves AS (SELECT a.id AS one, b.id AS other FROM pair a JOIN pair b ON b.n = a.n + 200 WHERE a.n <= 200)
         UPDATE "Sample" s SET polarity = o.polarity, labels = o.labels FROM halves h JOIN "Sample" o ON o.id IN (h.one, h.other)
         WHERE s.id IN (h.one, h.other) AND o.id <> s.id`,
        [datasetId],
      )
  })()
  return {
    swaps: () => swaps,
    async stop() {
      going = false
      await writer
    },
  }
}
