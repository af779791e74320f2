import { route } from '@/lib/doors'
import { fetchPages } from '@/lib/sources/fetch-pages'
import { fetchPagesInput } from '@/lib/sources/web/schema'

export const POST = route(fetchPagesInput, fetchPages, 201)
