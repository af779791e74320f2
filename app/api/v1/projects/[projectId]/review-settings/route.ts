import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { getSettings } from '@/lib/review/get-settings'
import { saveSettings } from '@/lib/review/save-settings'
import { saveSettingsInput } from '@/lib/review/settings/schema'

export const GET = route(noInput, getSettings)
export const PUT = route(saveSettingsInput, saveSettings)
