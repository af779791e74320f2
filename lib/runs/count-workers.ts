import { db } from '../db'

/** Workers that spoke in the last half minute. */
export async function countWorkers() {
  const [row] = await db.$queryRaw<
    { alive: number }[]
  >`SELECT count(*)::int AS alive FROM "Worker" WHERE "seenAt" > now() - interval '30 seconds'`
  return row?.alive ?? 0
}
