import { route } from '@/lib/doors'
import { listChanges } from '@/lib/snapshots/list-changes'
import { listChangesInput } from '@/lib/snapshots/schema'

export const GET = route(listChangesInput, listChanges)
