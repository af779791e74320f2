import { route } from '@/lib/doors'
import { createDataset } from '@/lib/projects/create-dataset'
import { listDatasets } from '@/lib/projects/list-datasets'
import { createDatasetInput, noInput } from '@/lib/projects/schema'

export const GET = route(noInput, listDatasets)
export const POST = route(createDatasetInput, createDataset, 201)
