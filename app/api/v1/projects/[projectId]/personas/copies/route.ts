import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { listCopies } from '@/lib/personas/list-copies'

export const GET = route(noInput, listCopies)
