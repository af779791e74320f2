import { APICallError, type LanguageModelV4, type LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { leanFetch } from './lean-fetch'

type Endpoint = { address: string; key: string | null }

const usualAddress = 'https://api.openai.com/v1'

/** Models that answer with scores at the moderation endpoint, not in a chat. */
export const isModerationModel = (name: string) => /(^|\/)(omni|text)-moderation\b/.test(name)

/** The moderation endpoint as a model: its input is the last message, its answer the scores as they came. */
export const moderationModel = (endpoint: Endpoint, modelId: string): LanguageModelV4 => ({
  specificationVersion: 'v4',
  provider: 'moderation',
  modelId,
  supportedUrls: {},
  doGenerate: (options) => moderate(endpoint, modelId, options),
  doStream: () => Promise.reject(new Error('The moderation endpoint answers in one piece')),
})

async function moderate(
  { address, key }: Endpoint,
  model: string,
  { prompt, abortSignal }: LanguageModelV4CallOptions,
) {
  const url = `${(address || usualAddress).replace(/\/$/, '')}/moderations`
  const last = prompt.findLast(({ role }) => role === 'user')
  const input =
    last?.role === 'user' ? last.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('') : ''
  const response = await leanFetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, input }),
    ...(abortSignal && { signal: abortSignal }),
  })
  const text = await response.text()
  if (!response.ok)
    throw new APICallError({
      message: 'The moderation endpoint refused',
      url,
      requestBodyValues: {},
      statusCode: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: text,
    })
  return {
    content: [{ type: 'text' as const, text }],
    finishReason: { unified: 'stop' as const, raw: undefined },
    // It counts no tokens, and asks no money for them.
    usage: {
      inputTokens: { total: 0, noCache: 0, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: 0, text: 0, reasoning: undefined },
    },
    response: { modelId: model },
    warnings: [],
  }
}
