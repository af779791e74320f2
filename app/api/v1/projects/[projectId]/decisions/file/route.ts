import { downloadRoute } from '@/lib/download-door'
import { downloadDecisionsInput } from '@/lib/review/decision/schema'
import { downloadDecisions } from '@/lib/review/download-decisions'

export const GET = downloadRoute(downloadDecisionsInput, downloadDecisions)
