import { route } from '@/lib/doors'
import { listPages } from '@/lib/sources/list-pages'
import { pageFilter } from '@/lib/sources/web/schema'

export const GET = route(pageFilter, listPages)
