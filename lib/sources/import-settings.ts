import type { Ctx } from '../ctx'
import { capsShape } from './read/schema'
import { frameShape } from './mapping/schema'
import { defaultFrame } from './mapping/safe-prompt'

/** What this project changed, over the defaults. */
export async function importSettings(ctx: Ctx) {
  const kept = await ctx.db.importSettings.findUnique({
    where: { projectId: ctx.projectId },
    select: { caps: true, frame: true },
  })
  return { caps: capsShape.parse(kept?.caps ?? {}), frame: frameShape.catch(defaultFrame).parse(kept?.frame ?? {}) }
}
