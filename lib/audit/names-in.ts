import type { Ctx } from '../ctx'
import type { AuditEntryView } from './schema'

const ids = /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g
const namedAtMost = 500
const namingOthers = [
  'sample.create',
  'persona.add',
  'snapshot.start',
  'snapshot.compare',
  'leaks.download',
  'decisions.download',
]

/** What the ids in these entries are called: by the log itself, which names what was changed, and else by what the project has. */
export async function namesIn(
  ctx: Ctx,
  entries: readonly Pick<AuditEntryView, 'subject' | 'before' | 'after'>[],
): Promise<Record<string, string>> {
  const told = entries.map(({ subject, before, after }) => [subject.name ? null : subject.id, before, after])
  const found = [...JSON.stringify(told).matchAll(ids)].flatMap(([, id]) => id ?? [])
  const wanted = [...new Set(found)].slice(0, namedAtMost)
  if (wanted.length === 0) return {}
  const among = { projectId: ctx.projectId, id: { in: wanted } }
  // What was added is told by where to, a file by what is in it, a snapshot not taken yet by its dataset: those are no names of their own.
  const [logged, datasets, versions, members] = await Promise.all([
    ctx.db.$queryRaw<{ id: string; name: string }[]>`
      SELECT DISTINCT ON ("subjectId") "subjectId" AS id, "subjectName" AS name FROM "AuditEntry"
      WHERE "subjectId" = ANY(${wanted}) AND "projectId" = ${ctx.projectId}::uuid AND "subjectName" <> ''
        AND action <> ALL(${namingOthers}) ORDER BY "subjectId", "AuditEntry".id DESC`,
    ctx.db.dataset.findMany({ where: among, select: { id: true, name: true } }),
    ctx.db.policyVersion.findMany({
      where: { id: { in: wanted }, policy: { projectId: ctx.projectId } },
      select: { id: true, number: true, policy: { select: { name: true } } },
    }),
    ctx.db.membership.findMany({
      where: { projectId: ctx.projectId, userId: { in: wanted } },
      select: { user: { select: { id: true, name: true } } },
    }),
  ])
  const all = [
    ...logged,
    ...versions.map(({ id, number, policy }) => ({ id, name: `${policy.name} v${number}` })),
    ...datasets,
    ...members.map(({ user }) => user),
  ]
  return Object.fromEntries(all.map(({ id, name }) => [id, name]))
}
