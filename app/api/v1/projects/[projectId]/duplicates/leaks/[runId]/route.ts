import { route } from '@/lib/doors'
import { listLeaks } from '@/lib/duplicates/list-leaks'
import { listLeaksInput } from '@/lib/duplicates/schema'

export const GET = route(listLeaksInput, listLeaks)
