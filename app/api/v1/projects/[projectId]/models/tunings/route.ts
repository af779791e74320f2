import { route } from '@/lib/doors'
import { listTunings } from '@/lib/models/list-tunings'
import { startTuning } from '@/lib/models/start-tuning'
import { startTuningInput } from '@/lib/models/tuning/schema'
import { noInput } from '@/lib/no-input'

export const GET = route(noInput, listTunings)
export const POST = route(startTuningInput, startTuning, 202)
