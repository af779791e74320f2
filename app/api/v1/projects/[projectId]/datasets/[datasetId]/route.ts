import { route } from '@/lib/doors'
import { renameDataset } from '@/lib/projects/rename-dataset'
import { renameDatasetInput } from '@/lib/projects/schema'

export const PATCH = route(renameDatasetInput, renameDataset)
