import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { datasetInput } from '@/lib/prem/schema'
import { showDataset } from '@/lib/prem/show-dataset'

export const GET = premRoute(datasetInput, findPlace, showDataset)
