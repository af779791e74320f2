import { route } from '@/lib/doors'
import { listCopies } from '@/lib/personas/list-copies'
import { noInput } from '@/lib/personas/schema'

export const GET = route(noInput, listCopies)
