import { readdir, stat } from 'node:fs/promises'
import { db } from '../db'
import { removeUpload, uploadPath, uploadsFolder } from './write/uploads'

const day = 24 * 60 * 60 * 1000
const forgottenAfter = 7 * day

/** Removes files that were sent and never brought in, and what a process that was killed left of one. Returns how many. */
export async function sweepUploads(now = Date.now()) {
  const before = new Date(now - forgottenAfter)
  const forgotten = await db.$queryRaw<{ id: string }[]>`
    DELETE FROM "Upload" u WHERE u."createdAt" < ${before}
      AND NOT EXISTS (SELECT 1 FROM "Source" s WHERE s."uploadId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "SourcePage" p WHERE p."uploadId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "Run" r WHERE r.status IN ('running', 'paused') AND r.plan->>'uploadId' = u.id::text)
    RETURNING u.id`
  for (const { id } of forgotten) await removeUpload(id)
  return forgotten.length + (await sweepFolder(now))
}

/** A file without a row is one that is just arriving, or was cut off. */
async function sweepFolder(now: number) {
  const names = (await readdir(uploadsFolder()).catch(() => [])).filter((name) => /^[0-9a-f-]{36}$/.test(name))
  const known = new Set(
    (await db.upload.findMany({ where: { id: { in: names } }, select: { id: true } })).map(({ id }) => id),
  )
  let removed = 0
  for (const name of names.filter((name) => !known.has(name))) {
    const found = await stat(uploadPath(name)).catch(() => null)
    if (!found || now - found.mtimeMs < day) continue
    await removeUpload(name)
    removed++
  }
  return removed
}
