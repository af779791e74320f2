import { route } from '@/lib/doors'
import { refetchPages } from '@/lib/sources/refetch-pages'
import { refetchPagesInput } from '@/lib/sources/web/schema'

export const POST = route(refetchPagesInput, refetchPages, 201)
