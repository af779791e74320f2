import { z } from 'zod'
import type { Ctx } from '../../ctx'
import { AppError } from '../../errors'
import { leanFetch } from '../endpoints/lean-fetch'
import { openKey } from '../endpoints/open-key'
import { findProvider } from '../find-provider'

const seconds = 15
const most = 500
/** OpenAI and its likes, and Anthropic, write `data`; Google writes `models`. */
const answerShape = z.object({
  data: z.array(z.object({ id: z.string().max(200) })).optional(),
  models: z.array(z.object({ name: z.string().max(200) })).optional(),
})

/** The names of the models that an endpoint says it has. */
export async function askForModels(ctx: Ctx, providerId: string): Promise<string[]> {
  const { id, name, kind, address, sealedKey } = await findProvider(ctx, providerId)
  const key = sealedKey ? openKey({ projectId: ctx.projectId, providerId: id }, sealedKey) : null
  const headers: Record<string, string> = !key
    ? {}
    : kind === 'anthropic'
      ? { 'x-api-key': key }
      : kind === 'google'
        ? { 'x-goog-api-key': key }
        : { authorization: `Bearer ${key}` }
  if (kind === 'anthropic') headers['anthropic-version'] = '2023-06-01'
  const response = await leanFetch(`${address}/models`, { headers, signal: AbortSignal.timeout(seconds * 1000) }).catch(
    (error: unknown) => {
      throw error instanceof AppError
        ? error
        : new AppError('unavailable', `${name} did not answer within ${seconds} seconds`)
    },
  )
  if (response.status === 401 || response.status === 403)
    throw new AppError('invalid', `${name} does not accept the key`)
  if (!response.ok)
    throw new AppError('unavailable', `${name} answered ${response.status} when it was asked for its models`)
  const read = answerShape.safeParse(await response.json().catch(() => null))
  if (!read.success) throw new AppError('unavailable', `${name} answered with something that is no list of models`)
  const { data = [], models = [] } = read.data
  return [...data.map(({ id }) => id), ...models.map(({ name }) => name.replace(/^models\//, ''))].sort().slice(0, most)
}
