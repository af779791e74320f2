import { listEntries } from '@/lib/audit/list-entries'
import { auditFilter } from '@/lib/audit/schema'
import { route } from '@/lib/doors'

export const GET = route(auditFilter, listEntries)
