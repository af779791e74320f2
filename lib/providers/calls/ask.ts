import type { JSONSchema7, LanguageModelV4Prompt, SharedV4ProviderOptions } from '@ai-sdk/provider'
import { z } from 'zod'
import { outboundLimit } from '../../outbound-limit'
import type { CallInput } from './schema'
import { classify } from './classify'
import type { KnownModel } from './known-model'
import { type Answer, readAnswer } from './read-answer'

type Asked = CallInput & { maxTokens: number; attempt: number }

const usualSeconds = 60

/** One try. Whatever goes wrong comes back as a class and a sentence; nothing is thrown, nothing tried again. */
export async function ask(model: KnownModel, input: Asked, stop: AbortSignal): Promise<Answer> {
  const seconds = input.seconds ?? usualSeconds
  const limit = outboundLimit(seconds, stop)
  const began = performance.now()
  const latency = () => Math.round(performance.now() - began)
  try {
    const result = await model.language.doGenerate({
      prompt: promptOf(model, input),
      maxOutputTokens: input.maxTokens,
      ...(input.temperature !== undefined && { temperature: input.temperature }),
      ...(input.topP !== undefined && { topP: input.topP }),
      ...seeded(model, input),
      ...(input.schema && {
        responseFormat: { type: 'json' as const, schema: schemaOf(input.schema).json, name: 'answer' },
      }),
      providerOptions: optionsOf(model, input),
      abortSignal: limit.signal,
    })
    const { inputTokens, outputTokens } = result.usage
    const usage = { tokensIn: counted(inputTokens.total), tokensOut: counted(outputTokens.total) }
    return { ...readAnswer(result, input), usage, latencyMs: latency() }
  } catch (error) {
    const failed = classify(error, {
      stopped: stop.aborted,
      late: limit.isLate(),
      seconds,
      provider: model.provider.name,
    })
    const came = { usage: { tokensIn: null, tokensOut: null }, latencyMs: latency() }
    if (failed.errorClass === 'content_filter')
      return { outcome: 'refused', errorClass: 'content_filter', text: '', reasoning: null, ...came }
    return { ...failed, ...came }
  } finally {
    limit.end()
  }
}

const counted = (tokens: number | undefined) =>
  tokens !== undefined && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : null

const seeded = ({ provider }: KnownModel, { seed }: Asked) =>
  seed === undefined || provider.kind === 'anthropic' ? {} : { seed }

function promptOf(
  { jsonSchema, provider }: KnownModel,
  { instructions, messages, schema }: Asked,
): LanguageModelV4Prompt {
  // An endpoint that takes no schema reads it in words.
  const shape =
    schema && !jsonSchema && provider.kind === 'compatible'
      ? `Answer with JSON alone, of this JSON schema:\n${schemaOf(schema).text}`
      : ''
  const system = [instructions, shape].filter(Boolean).join('\n\n')
  return [
    ...(system ? [{ role: 'system' as const, content: system }] : []),
    ...messages.map(({ role, content }) => ({ role, content: [{ type: 'text' as const, text: content }] })),
  ]
}

const schemas = new WeakMap<z.ZodType, { json: JSONSchema7; text: string }>()

function schemaOf(schema: z.ZodType) {
  const known = schemas.get(schema)
  if (known) return known
  const json = z.toJSONSchema(schema, { target: 'draft-7', unrepresentable: 'any', io: 'input' }) as JSONSchema7
  const made = { json, text: JSON.stringify(json) }
  schemas.set(schema, made)
  return made
}

function optionsOf({ provider }: KnownModel, { hints, logprobs, attempt }: Asked): SharedV4ProviderOptions {
  if (provider.kind === 'simulator') return { simulator: JSON.parse(JSON.stringify({ hints, attempt })) }
  if (logprobs === undefined) return {}
  if (provider.kind === 'openai') return { openai: { logprobs } }
  if (provider.kind === 'compatible')
    return { compatible: { logprobs: true, ...(logprobs > 0 && { top_logprobs: logprobs }) } }
  return {}
}
