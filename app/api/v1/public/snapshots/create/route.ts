import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { freezeDataset } from '@/lib/prem/freeze-dataset'
import { freezeDatasetInput } from '@/lib/prem/schema'

export const POST = premRoute(freezeDatasetInput, findPlace, freezeDataset)
