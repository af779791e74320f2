import {
  APICallError,
  type LanguageModelV4,
  type LanguageModelV4CallOptions,
  type LanguageModelV4Usage,
} from '@ai-sdk/provider'
import { roughTokens } from '../rules'
import { chanceOf } from './chance'
import { type CallHints, type SimulatedFault, slowMilliseconds } from './hints'
import { reply } from './reply'

type Options = { hints?: CallHints; attempt?: number }

/** A model without a network, a key or a mind: the same seed brings the same words. What it writes is mild and made up. */
export const simulator = (modelId: string): LanguageModelV4 => ({
  specificationVersion: 'v4',
  provider: 'simulator',
  modelId,
  supportedUrls: {},
  doGenerate: (options) => generate(modelId, options),
  doStream: () => Promise.reject(new Error('The simulator answers in one piece')),
})

async function generate(modelId: string, options: LanguageModelV4CallOptions) {
  const { hints = {}, attempt = 0 } = (options.providerOptions?.simulator ?? {}) as Options
  const seed = options.seed ?? 0
  const asked = options.prompt.map((message) => ({
    role: message.role,
    text:
      typeof message.content === 'string'
        ? message.content
        : message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(''),
  }))
  const fault = faultOf(hints, seed, asked.at(-1)?.text ?? '')
  if (fault === 'slow') await pause(slowMilliseconds, options.abortSignal)
  if (fault === 'fail') throw refused(400, 'A prompt that says fail, fails')
  if (fault === 'overloaded' && attempt === 0) throw refused(529, 'Overloaded on request', { 'retry-after': '1' })

  const schema = options.responseFormat?.type === 'json' ? options.responseFormat.schema : undefined
  const whole = reply({ asked, hints, chance: chanceOf(seed), schema, wrong: fault === 'wrong-label' })
  const text = spoilt(whole, fault)
  const cut = text.slice(0, (options.maxOutputTokens ?? Number.POSITIVE_INFINITY) * 4)
  const short = cut.length < text.length || fault === 'cut' || fault === 'unfinished'
  return {
    content: [{ type: 'text' as const, text: cut }],
    finishReason: {
      unified: fault === 'filter' ? ('content-filter' as const) : short ? ('length' as const) : ('stop' as const),
      raw: undefined,
    },
    usage: usageOf(
      asked.reduce((sum, { text }) => sum + roughTokens(text), 0),
      roughTokens(cut),
    ),
    response: { modelId },
    warnings: [],
  }
}

function faultOf(hints: CallHints, seed: number, last: string): SimulatedFault | null {
  if (hints.fault) return chanceOf(seed ^ 0x5eed).happens(hints.faultRate ?? 1) ? hints.fault : null
  const told = hints.task === 'judge' || hints.text ? '' : (hints.topic ?? last)
  return /\bfail\b/.test(told) ? 'fail' : null
}

function spoilt(text: string, fault: SimulatedFault | null) {
  if (fault === 'refuse') return 'I’m sorry, but I can’t help with writing that.'
  if (fault === 'filter') return ''
  if (fault === 'broken-json') return text.slice(0, Math.max(1, Math.floor(text.length * 0.7)))
  if (fault === 'cut') return text.slice(0, Math.max(1, Math.floor(text.length / 2)))
  if (fault === 'unfinished') return `<think>First I look at what is asked, then at what was said before, and`
  return text
}

const refused = (statusCode: number, message: string, responseHeaders: Record<string, string> = {}) =>
  new APICallError({ message, url: 'simulator:', requestBodyValues: {}, statusCode, responseHeaders, responseBody: '' })

const usageOf = (input: number, output: number): LanguageModelV4Usage => ({
  inputTokens: { total: input, noCache: input, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: output, text: output, reasoning: undefined },
})

function pause(milliseconds: number, signal: AbortSignal | undefined) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
