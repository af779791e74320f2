import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { Ctx } from '../../ctx'
import { db } from '../../db'
import { notFound } from '../../errors'
import { languageModel } from '../endpoints/language-model'
import { openKey } from '../endpoints/open-key'
import type { ProviderKind } from '../schema'

export type KnownModel = {
  id: string
  name: string
  projectId: string
  priceIn: number
  priceOut: number
  jsonSchema: boolean
  provider: {
    id: string
    name: string
    kind: ProviderKind
    address: string
    requestsPerMinute: number | null
    tokensPerMinute: number | null
    inFlight: number
  }
  language: LanguageModelV4
}

/** For so long a process may go on with settings that somebody changed. */
const freshMilliseconds = 1000
const known = new Map<string, { until: number; model: Promise<KnownModel> }>()

/** A model with everything that a call needs. Thousands of calls a second share one look. */
export async function findKnownModel(ctx: Pick<Ctx, 'projectId'>, modelId: string): Promise<KnownModel> {
  const now = Date.now()
  let entry = known.get(modelId)
  if (!entry || entry.until < now) {
    entry = { until: now + freshMilliseconds, model: load(modelId) }
    known.set(modelId, entry)
    entry.model.catch(() => known.delete(modelId))
    if (known.size > 200) for (const [id, { until }] of known) if (until < now) known.delete(id)
  }
  const model = await entry.model
  if (model.projectId !== ctx.projectId) throw notFound('Model')
  return model
}

async function load(modelId: string): Promise<KnownModel> {
  const row = await db.providerModel.findFirst({
    where: { id: modelId, archivedAt: null, provider: { archivedAt: null } },
    select: {
      id: true,
      name: true,
      projectId: true,
      priceIn: true,
      priceOut: true,
      jsonSchema: true,
      provider: {
        select: {
          id: true,
          name: true,
          kind: true,
          address: true,
          sealedKey: true,
          requestsPerMinute: true,
          tokensPerMinute: true,
          inFlight: true,
        },
      },
    },
  })
  if (!row) throw notFound('Model')
  const { sealedKey, ...provider } = row.provider
  const key = sealedKey && openKey({ projectId: row.projectId, providerId: provider.id }, sealedKey)
  return { ...row, provider, language: languageModel({ ...provider, key: key || null }, row) }
}
