import { route } from '@/lib/doors'
import { changeImportSettings } from '@/lib/sources/change-import-settings'
import { getImportSettings } from '@/lib/sources/get-import-settings'
import { importSettingsInput, noInput } from '@/lib/sources/schema'

export const GET = route(noInput, getImportSettings)
export const PATCH = route(importSettingsInput, changeImportSettings)
