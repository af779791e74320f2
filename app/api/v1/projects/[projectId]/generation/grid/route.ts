import { route } from '@/lib/doors'
import { getGrid } from '@/lib/generation/get-grid'
import { gridInput } from '@/lib/generation/schema'

export const GET = route(gridInput, getGrid)
