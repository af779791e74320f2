import type { Ctx } from '../ctx'

/** How many people may decide here, of those named or of all. */
export function countReviewers(ctx: Ctx, people: readonly string[] = []) {
  return ctx.db.membership.count({
    where: {
      projectId: ctx.projectId,
      role: { not: 'viewer' },
      ...(people.length > 0 && { userId: { in: [...people] } }),
    },
  })
}
