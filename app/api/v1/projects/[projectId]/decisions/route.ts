import { route } from '@/lib/doors'
import { listMyDecisionsInput, recordDecisionsInput } from '@/lib/review/decision/schema'
import { listMyDecisions } from '@/lib/review/list-my-decisions'
import { recordDecisions } from '@/lib/review/record-decisions'

export const GET = route(listMyDecisionsInput, listMyDecisions)
export const POST = route(recordDecisionsInput, recordDecisions)
