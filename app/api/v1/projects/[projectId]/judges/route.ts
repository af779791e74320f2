import { route } from '@/lib/doors'
import { createJudge } from '@/lib/judges/create-judge'
import { listJudges } from '@/lib/judges/list-judges'
import { createJudgeInput, judgesOfInput } from '@/lib/judges/schema'

export const GET = route(judgesOfInput, listJudges)
export const POST = route(createJudgeInput, createJudge, 201)
