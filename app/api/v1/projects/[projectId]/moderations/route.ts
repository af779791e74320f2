import { enter } from '@/lib/auth'
import { readJson } from '@/lib/body'
import { respond } from '@/lib/doors'
import { moderateTexts } from '@/lib/models/moderate-texts'
import { moderationInput } from '@/lib/models/moderation/schema'

/** For clients that speak OpenAI: their base address is the project's, and the answer is theirs to the letter. */
export const POST = (request: Request, { params }: RouteContext<'/api/v1/projects/[projectId]/moderations'>) =>
  respond(async () => {
    const ctx = await enter((await params).projectId)
    return Response.json(await moderateTexts(ctx, moderationInput.parse(await readJson(request))))
  })
