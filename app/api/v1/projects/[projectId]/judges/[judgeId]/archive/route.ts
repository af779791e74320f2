import { route } from '@/lib/doors'
import { archiveJudge } from '@/lib/judges/archive-judge'
import { restoreJudge } from '@/lib/judges/restore-judge'
import { judgeInput } from '@/lib/judges/schema'

export const PUT = route(judgeInput, archiveJudge)
export const DELETE = route(judgeInput, restoreJudge)
