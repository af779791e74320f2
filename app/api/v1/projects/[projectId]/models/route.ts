import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { listModels } from '@/lib/providers/list-models'

export const GET = route(noInput, listModels)
