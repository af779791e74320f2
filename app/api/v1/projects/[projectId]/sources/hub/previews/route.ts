import { route } from '@/lib/doors'
import { previewHubInput } from '@/lib/sources/hub/schema'
import { previewHubDataset } from '@/lib/sources/preview-hub-dataset'

export const POST = route(previewHubInput, previewHubDataset)
