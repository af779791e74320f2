import { premFormRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { freezeFiles } from '@/lib/prem/freeze-files'
import { gatherFields } from '@/lib/prem/rules'
import { freezeFilesInput } from '@/lib/prem/schema'

export const POST = premFormRoute(freezeFilesInput, gatherFields, findPlace, freezeFiles)
