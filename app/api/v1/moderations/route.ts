import { enter, enterHouse } from '@/lib/auth'
import { readJson } from '@/lib/body'
import { respond } from '@/lib/doors'
import { findModelProject } from '@/lib/models/find-model-project'
import { moderateTexts } from '@/lib/models/moderate-texts'
import { moderationInput } from '@/lib/models/moderation/schema'

/** OpenAI's own path: the key says which project, or the model's id does. */
export const POST = (request: Request) =>
  respond(async () => {
    const house = await enterHouse()
    const input = moderationInput.parse(await readJson(request))
    const { projectId } = await findModelProject(house, input)
    return Response.json(await moderateTexts(await enter(projectId), input))
  })
