import { route } from '@/lib/doors'
import { listErrors } from '@/lib/models/list-errors'
import { listErrorsInput } from '@/lib/models/schema'

export const GET = route(listErrorsInput, listErrors)
