import { route } from '@/lib/doors'
import { saveVersion } from '@/lib/templates/save-version'
import { saveVersionInput } from '@/lib/templates/schema'

export const POST = route(saveVersionInput, saveVersion, 201)
