import { route } from '@/lib/doors'
import { changeJudge } from '@/lib/judges/change-judge'
import { getJudge } from '@/lib/judges/get-judge'
import { changeJudgeInput, getJudgeInput } from '@/lib/judges/schema'

export const GET = route(getJudgeInput, getJudge)
export const PUT = route(changeJudgeInput, changeJudge)
