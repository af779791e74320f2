import { allow, type Ctx } from '../ctx'
import { importSettings } from './import-settings'

export async function getImportSettings(ctx: Ctx) {
  allow(ctx, 'read')
  return importSettings(ctx)
}
