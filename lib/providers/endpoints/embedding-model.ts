import type { EmbeddingModelV4, LanguageModelV4 } from '@ai-sdk/provider'
import { embedMany } from 'ai'
import { z } from 'zod'

const texts = z.array(z.string())

/**
 * An embedding model as a model that is asked like any other: its last message is a JSON list of texts, its answer a JSON
 * list of their vectors, each as 32-bit floats in base64.
 */
export const embeddingModel = (embedding: EmbeddingModelV4): LanguageModelV4 => ({
  specificationVersion: 'v4',
  provider: 'embedding',
  modelId: embedding.modelId,
  supportedUrls: {},
  async doGenerate({ prompt, abortSignal }) {
    const last = prompt.findLast(({ role }) => role === 'user')
    const asked = last?.role === 'user' ? last.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])) : []
    const { embeddings, usage } = await embedMany({
      model: embedding,
      values: texts.parse(JSON.parse(asked.join(''))),
      maxRetries: 0,
      ...(abortSignal && { abortSignal }),
    })
    const vectors = embeddings.map((vector) => Buffer.from(Float32Array.from(vector).buffer).toString('base64'))
    return {
      content: [{ type: 'text' as const, text: JSON.stringify(vectors) }],
      finishReason: { unified: 'stop' as const, raw: undefined },
      usage: {
        inputTokens: { total: usage.tokens, noCache: usage.tokens, cacheRead: undefined, cacheWrite: undefined },
        outputTokens: { total: 0, text: 0, reasoning: undefined },
      },
      warnings: [],
    }
  },
  doStream: () => Promise.reject(new Error('Vectors come in one piece')),
})
