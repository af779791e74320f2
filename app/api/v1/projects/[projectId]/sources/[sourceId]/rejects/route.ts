import { ndjsonRoute } from '@/lib/lines-door'
import { readRejects } from '@/lib/sources/read-rejects'
import { sourceInput } from '@/lib/sources/schema'

export const GET = ndjsonRoute(sourceInput, readRejects)
