import { route } from '@/lib/doors'
import { listPassages } from '@/lib/sources/list-passages'
import { passageFilter } from '@/lib/sources/web/schema'

export const GET = route(passageFilter, listPassages)
