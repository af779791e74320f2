import { route } from '@/lib/doors'
import { tryJudgeInput } from '@/lib/judges/schema'
import { tryJudge } from '@/lib/judges/try-judge'

export const POST = route(tryJudgeInput, tryJudge)
