import { route } from '@/lib/doors'
import { certifySnapshot } from '@/lib/snapshots/certify-snapshot'
import { auditInput } from '@/lib/snapshots/schema'

export const POST = route(auditInput, certifySnapshot, 201)
