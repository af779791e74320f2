import { route } from '@/lib/doors'
import { archiveDataset } from '@/lib/projects/archive-dataset'
import { restoreDataset } from '@/lib/projects/restore-dataset'
import { datasetInput } from '@/lib/projects/schema'

export const PUT = route(datasetInput, archiveDataset)
export const DELETE = route(datasetInput, restoreDataset)
