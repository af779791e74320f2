import { allow, type Ctx } from '../ctx'
import { importSettings } from './import-settings'
import { defaultFrame } from './mapping/safe-prompt'

export async function getImportSettings(ctx: Ctx) {
  allow(ctx, 'read')
  return { ...(await importSettings(ctx)), usualFrame: defaultFrame }
}
