import { route } from '@/lib/doors'
import { startAuditInput } from '@/lib/snapshots/schema'
import { startAudit } from '@/lib/snapshots/start-audit'

export const POST = route(startAuditInput, startAudit, 201)
