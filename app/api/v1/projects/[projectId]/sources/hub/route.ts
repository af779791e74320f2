import { route } from '@/lib/doors'
import { importHubInput } from '@/lib/sources/hub/schema'
import { importHubDataset } from '@/lib/sources/import-hub-dataset'

export const POST = route(importHubInput, importHubDataset, 201)
