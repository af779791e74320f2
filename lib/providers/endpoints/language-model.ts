import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogle } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { ProviderKind } from '../schema'
import { simulator } from '../simulator/simulator'
import { isEmbeddingModel } from '../rules'
import { embeddingModel } from './embedding-model'
import { leanFetch } from './lean-fetch'
import { isModerationModel, moderationModel } from './moderation-model'

type Endpoint = { kind: ProviderKind; address: string; key: string | null }

/** A model as the AI SDK speaks to it. Its client is never asked to retry: that, and every wait, is ours. */
export function languageModel(
  { kind, address, key }: Endpoint,
  model: { name: string; jsonSchema: boolean },
): LanguageModelV4 {
  if ((kind === 'openai' || kind === 'compatible') && isModerationModel(model.name))
    return moderationModel({ address, key }, model.name)
  // An SDK without a key would look for one in the environment of this process.
  const settings = { apiKey: key ?? '', fetch: leanFetch, ...(address && { baseURL: address }) }
  const embeds = isEmbeddingModel(model.name)
  switch (kind) {
    case 'simulator':
      return simulator(model.name)
    case 'anthropic':
      return createAnthropic(settings)(model.name)
    case 'openai':
      return embeds
        ? embeddingModel(createOpenAI(settings).embedding(model.name))
        : createOpenAI(settings).chat(model.name)
    case 'google':
      return embeds ? embeddingModel(createGoogle(settings).embedding(model.name)) : createGoogle(settings)(model.name)
    case 'compatible': {
      const compatible = createOpenAICompatible({
        name: 'compatible',
        baseURL: address,
        fetch: leanFetch,
        ...(key && { apiKey: key }),
        supportsStructuredOutputs: model.jsonSchema,
      })
      return embeds ? embeddingModel(compatible.embeddingModel(model.name)) : compatible(model.name)
    }
  }
}
