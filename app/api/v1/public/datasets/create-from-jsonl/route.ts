import { premFormRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { fillDataset } from '@/lib/prem/fill-dataset'
import { gatherFields } from '@/lib/prem/rules'
import { fillDatasetInput } from '@/lib/prem/schema'

export const POST = premFormRoute(fillDatasetInput, gatherFields, findPlace, fillDataset)
