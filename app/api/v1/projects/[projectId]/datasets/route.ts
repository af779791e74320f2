import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { createDataset } from '@/lib/projects/create-dataset'
import { listDatasets } from '@/lib/projects/list-datasets'
import { createDatasetInput } from '@/lib/projects/schema'

export const GET = route(noInput, listDatasets)
export const POST = route(createDatasetInput, createDataset, 201)
