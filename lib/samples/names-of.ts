import type { Ctx } from '../ctx'
import type { Polarity } from './schema'

/** What label codes are called under some policy versions; the latest version has the last word. */
export async function namesOf(
  ctx: Ctx,
  versionIds: string[],
  codes: string[],
): Promise<Record<string, { name: string; polarity: Polarity }>> {
  const labels = await ctx.db.label.findMany({
    where: {
      versionId: { in: versionIds },
      code: { in: [...new Set(codes)] },
      version: { policy: { projectId: ctx.projectId } },
    },
    orderBy: { version: { number: 'asc' } },
    select: { code: true, name: true, polarity: true },
  })
  return Object.fromEntries(labels.map(({ code, ...label }) => [code, label]))
}
