import { route } from '@/lib/doors'
import { listRows } from '@/lib/generation/list-rows'
import { listRowsInput } from '@/lib/generation/schema'

export const GET = route(listRowsInput, listRows)
