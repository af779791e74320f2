import type { FailureClass } from './schema'

/** Prices are dollars for a million tokens, which is millionths of a dollar for one. */
export const costOf = (
  { priceIn, priceOut }: { priceIn: number; priceOut: number },
  { tokensIn, tokensOut }: { tokensIn: number; tokensOut: number },
) => Math.ceil(priceIn * tokensIn + priceOut * tokensOut)

/** About a token for four letters of Latin script, and one for each sign of others. Counting exactly would cost more than the call's own work. */
export function roughTokens(text: string) {
  if (!beyondLatin.test(text)) return Math.ceil(text.length / 4)
  let wide = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x2ff) wide++
  return Math.ceil((text.length - wide) / 4 + wide * 0.8)
}

const beyondLatin = /[\u0300-\uffff]/

/** What happens to a call that failed like this. */
export const behaviours: Record<FailureClass, 'again' | 'pause' | 'row' | 'answer'> = {
  rate_limited: 'again',
  overloaded: 'again',
  provider_5xx: 'again',
  timeout: 'again',
  connection: 'again',
  auth: 'pause',
  no_credit: 'pause',
  no_model: 'pause',
  blocked_url: 'pause',
  budget: 'pause',
  bad_request: 'row',
  too_large: 'row',
  invalid_output: 'row',
  internal: 'row',
  cancelled: 'row',
  refusal: 'answer',
  content_filter: 'answer',
}

/** How often a call is tried in all before its row fails. A rate limit is nobody’s fault and may last. */
export const mostAttempts = (failure: FailureClass) => (failure === 'rate_limited' ? 12 : failure === 'timeout' ? 2 : 4)

/** Seconds until the next try where the provider did not say: doubling from half a second to twenty, up to half more by chance. */
export const retryWait = (attempt: number, chance: number) =>
  Math.min(20, 0.5 * 2 ** Math.max(0, attempt - 1)) * (1 + chance / 2)

/** Seconds that a server asks for, as a number or a date. Null when it says nothing that can be understood. */
export function secondsToWait(told: string | undefined, now: number): number | null {
  if (told === undefined) return null
  const text = told.trim()
  const seconds = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}

const opening = /<(think|thinking|reasoning|thought)>/i
const closing = /<\/(think|thinking|reasoning|thought)>/i

/** Text after the closing tag is the answer. Some templates open the trace themselves, so a closing tag alone counts; a trace that never closes holds no answer. */
export function separateThinking(text: string): { text: string; reasoning: string | null; unfinished: boolean } {
  if (!text.includes('<')) return { text, reasoning: null, unfinished: false }
  const opened = opening.exec(text)
  const closed = lastOf(closing, text)
  if (closed) {
    const before = text.slice(0, closed.index)
    return { text: text.slice(closed.end).trim(), reasoning: before.replace(opening, '').trim(), unfinished: false }
  }
  // A tag in the middle of an answer is part of it.
  if (opened && text.slice(0, opened.index).trim() === '')
    return { text: '', reasoning: text.slice(opened.index + opened[0].length).trim(), unfinished: true }
  return { text, reasoning: null, unfinished: false }
}

function lastOf(pattern: RegExp, text: string) {
  const found = [...text.matchAll(new RegExp(pattern, 'gi'))].at(-1)
  return found ? { index: found.index, end: found.index + found[0].length } : null
}

const refusals = [
  /^(i'?m|i am) (very |really |so )?(sorry|afraid)[,.]? (but )?(i|we) (can'?t|cannot|can not|won'?t|am not able|'m not able|am unable|'m unable)/,
  /^(sorry|apologies|unfortunately)[,.]? (but )?(i|we)( must|'ll have to)? ?(can'?t|cannot|can not|won'?t|am not able|'m not able|am unable|'m unable|decline)/,
  /^(i|we) (can'?t|cannot|can not|won'?t|will not|'m not able to|am not able to|'m unable to|am unable to|must decline to|have to decline to|decline to) (help|assist|provide|create|write|generate|produce|comply|fulfil|support|continue|do that|engage|answer|share|offer|discuss)/,
  /^as an ai( language)?( model| assistant)?,? i (can'?t|cannot|won'?t|am not able|'m not able|am unable|must)/,
  /^(i'?m|i am) (not able|unable) to (help|assist|provide|create|write|generate|produce|comply|fulfil|do that|engage)/,
]

/** A refusal written as prose, which no field announces. Only how it begins counts, and only a short one: a long answer that begins with an apology answers. */
export function isRefusal(text: string) {
  const start = text.trim().slice(0, 300).replaceAll('’', "'").toLowerCase()
  return text.trim().length < 1200 && refusals.some((refusal) => refusal.test(start))
}

/** The JSON in an answer: all of it, or what stands in a fence. Null when there is none. */
export function jsonIn(text: string): { value: unknown; repaired: boolean } | null {
  const whole = parsed(text)
  if (whole) return { ...whole, repaired: false }
  const fenced = /```(?:json)?\s*\n?([\s\S]*?)```/i.exec(text)?.[1]
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  const inside = (fenced && parsed(fenced)) || (from >= 0 && to > from ? parsed(text.slice(from, to + 1)) : null)
  return inside ? { ...inside, repaired: true } : null
}

function parsed(text: string) {
  try {
    return { value: JSON.parse(text, mayNamePrototype.test(text) ? withoutPrototype : undefined) as unknown }
  } catch {
    return null
  }
}

/** What would change the prototype of a copy is nobody's answer. In escapes, it can be spelt in many ways. */
const mayNamePrototype = /__proto__|\\u/
const withoutPrototype = (key: string, value: unknown) => (key === '__proto__' ? undefined : value)

/** Models that place texts in a space of meanings instead of answering, by the names that they go by. */
export const isEmbeddingModel = (name: string) =>
  /embed|(^|[/_-])(bge|gte|e5|minilm|gtr|voyage)([/_.:-]|\d|$)/i.test(name)
