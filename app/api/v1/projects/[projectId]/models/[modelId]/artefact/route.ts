import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { packModel } from '@/lib/models/pack-model'
import { modelInput } from '@/lib/models/schema'

export const GET = (_: Request, { params }: RouteContext<'/api/v1/projects/[projectId]/models/[modelId]/artefact'>) =>
  respond(async () => {
    const { projectId, ...path } = await params
    const { name, body } = await packModel(await enter(projectId), modelInput.parse(path))
    return new Response(body, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
      },
    })
  })
