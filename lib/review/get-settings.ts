import { allow, type Ctx } from '../ctx'
import { readSettings } from './read-settings'

/** How this person reviews here. There is no way to ask for another's. */
export async function getSettings(ctx: Ctx) {
  allow(ctx, 'review')
  return readSettings(ctx)
}
