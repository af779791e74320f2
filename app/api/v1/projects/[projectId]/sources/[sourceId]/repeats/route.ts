import { route } from '@/lib/doors'
import { listRepeats } from '@/lib/sources/list-repeats'
import { repeatFilter } from '@/lib/sources/schema'

export const GET = route(repeatFilter, listRepeats)
