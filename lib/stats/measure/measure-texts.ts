import { gzipSync } from 'node:zlib'
import { eld } from 'eld/small'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import type { Figure, TextMeasures } from '../schema'
import { binsOf, distinctOf, meanOf, quantileOf, selfBleuOf, wordsOf } from '../text/rules'

const tokenBudget = 50_000
const compared = 200
const compressedBytes = 4_000_000

type Given = {
  lengths: number[]
  drawn: string[]
  languages: Map<string, number>
  openings: Pick<TextMeasures, 'openings' | 'openingsOf'>
}

/** What can be said of the texts as texts. Lengths are of all; what costs more is of texts drawn by lot, always the same ones. */
export function measureTexts({ lengths, drawn, languages, openings }: Given): TextMeasures {
  const sorted = lengths.sort((a, b) => a - b)
  const tokens = drawn.map((text) => countTokens(text, { disallowedSpecial: new Set() })).sort((a, b) => a - b)
  const words = drawn.map((text) => wordsOf(text))
  return {
    characters: {
      bins: binsOf(sorted),
      median: quantileOf(sorted, 0.5),
      mean: meanOf(sorted),
      p95: quantileOf(sorted, 0.95),
      most: sorted.at(-1) ?? 0,
    },
    tokens: { bins: binsOf(tokens), median: quantileOf(tokens, 0.5), mean: meanOf(tokens), n: tokens.length },
    ...languagesOf(languages, drawn),
    distinct: ([1, 2, 3] as const).map((n) => ({ n, figure: distinctOf(words, n, tokenBudget) })),
    tokenBudget,
    selfBleu: ([2, 3, 4] as const).map((n) => ({ n, figure: selfBleuOf(words.slice(0, compared), n) })),
    compression: compressionOf(drawn),
    ...openings,
  }
}

/** What samples say of their language; where they say nothing, what it looks like in those that were drawn. */
function languagesOf(given: Map<string, number>, drawn: readonly string[]) {
  if (given.size > 0) {
    const all = [...given].map(([language, count]) => ({ language, count, found: 'given' as const }))
    return {
      languages: all.sort((a, b) => b.count - a.count),
      languagesOf: all.reduce((sum, { count }) => sum + count, 0),
    }
  }
  const seen = new Map<string, number>()
  for (const text of drawn) {
    const { language, isReliable } = eld.detect(text.slice(0, 1_000))
    const name = isReliable() ? language : ''
    seen.set(name, (seen.get(name) ?? 0) + 1)
  }
  const all = [...seen].map(([language, count]) => ({ language, count, found: 'detected' as const }))
  return { languages: all.sort((a, b) => b.count - a.count), languagesOf: drawn.length }
}

/** Bytes over bytes when packed: templated texts pack well. */
function compressionOf(drawn: readonly string[]): Figure {
  const bytes = Buffer.from(drawn.join('\n')).subarray(0, compressedBytes)
  if (drawn.length < 10) return { value: null, n: drawn.length, reason: 'It takes ten texts to say' }
  return { value: bytes.length / gzipSync(bytes).length, n: drawn.length }
}
