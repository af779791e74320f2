import { route } from '@/lib/doors'
import { undoBulkInput } from '@/lib/samples/bulk/schema'
import { undoBulk } from '@/lib/samples/undo-bulk'

export const POST = route(undoBulkInput, undoBulk, 202)
