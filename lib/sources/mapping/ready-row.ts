import type { Frame } from './schema'
import { safePromptOf } from './safe-prompt'
import type { Mapped, SampleRow } from './map-row'
import { unwrap } from '../../wrappers/rules'
import type { Wrapper } from '../../wrappers/schema'

export type ReadySample = SampleRow & {
  unwrapped: string | null
  wrapper: string | null
  safePrompt: string | null
  unlabelled: boolean
}

/** What Postgres cannot hold is refused, never altered: a zero character, half of a surrogate pair, bytes that are no text. */
export function textFault(original: string, mapped: Mapped): string | null {
  if (!mayBeUnfit(original)) return null
  return faultIn('sample' in mapped ? mapped.sample : 'pair' in mapped ? mapped.pair : null)
}

// A fault inside a JSON text is written as an escape.
const escaped = /\\u0000|\\u[dD][89a-fA-F]/
const mayBeUnfit = (original: string) => original.includes('\0') || !original.isWellFormed() || escaped.test(original)

function faultIn(value: unknown): string | null {
  if (typeof value === 'string') {
    if (value.includes('\0')) return 'it holds a NUL character, which cannot be stored'
    if (value.isWellFormed()) return null
    return /(?<![\ud800-\udbff])[\udc80-\udcff]/.test(value)
      ? 'it holds bytes that are no text in this encoding'
      : 'it holds half of a character (a lone surrogate)'
  }
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultIn(key) ?? faultIn(inner)
    if (fault) return fault
  }
  return null
}

type Ways = { wrappers: readonly Wrapper[] | null; frame: Frame | null }

/** A mapped row with its request taken out of the wrapper, and the prompt that asks for a refusal. */
export function readySample(sample: SampleRow, { wrappers, frame }: Ways): ReadySample {
  const found = wrappers && unwrap(sample.prompt, wrappers)
  const safe = frame && safePromptOf(sample, frame)
  const { prompt, response, conversation, language, model, labels, polarity, categories, meta } = sample
  return {
    prompt,
    response,
    conversation,
    language,
    model,
    labels,
    polarity,
    categories,
    meta,
    unwrapped: found ? found.request : null,
    wrapper: found ? found.wrapper : null,
    safePrompt: safe && 'text' in safe ? safe.text : null,
    unlabelled: sample.polarity === 'none',
  }
}
