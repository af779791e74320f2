import { route } from '@/lib/doors'
import { compareVersions } from '@/lib/policy/compare-versions'
import { compareVersionsInput } from '@/lib/policy/schema'

export const GET = route(compareVersionsInput, compareVersions)
