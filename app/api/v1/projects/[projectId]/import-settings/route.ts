import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { changeImportSettings } from '@/lib/sources/change-import-settings'
import { getImportSettings } from '@/lib/sources/get-import-settings'
import { importSettingsInput } from '@/lib/sources/schema'

export const GET = route(noInput, getImportSettings)
export const PATCH = route(importSettingsInput, changeImportSettings)
