import type { Unwrapped, Wrapper } from './schema'

/** The request inside a jailbreak, by the first rule that fits. Every step is a plain search for a literal text. */
export function unwrap(text: string, rules: readonly Wrapper[]): Unwrapped | null {
  const trimmed = text.trim()
  for (const rule of rules) {
    if (!trimmed.startsWith(rule.opens)) continue
    const request = requestIn(trimmed, rule)
    if (request) return { request, wrapper: rule.name }
  }
  return null
}

function requestIn(text: string, { opens, before, after }: Wrapper) {
  // A rule without marks is for a text that is nothing but a quotation.
  if (before === '' && after === '') return isQuotation(text) ? withoutQuotes(text) : null
  // What is carried to the end of the text stands after the last mark: a story may name its mark before it uses it.
  const from =
    after === ''
      ? text.lastIndexOf(before)
      : text.indexOf(before, before.startsWith(opens) ? 0 : Math.max(0, opens.length - before.length))
  if (from === -1) return null
  const begin = from + before.length
  const end = after === '' ? text.length : text.indexOf(after, begin)
  return end === -1 ? null : withoutQuotes(text.slice(begin, end))
}

const quotes: readonly [string, string][] = [
  ["'", "'"],
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ['`', '`'],
  ['«', '»'],
]

/** One quotation from end to end, not two with words between. */
function isQuotation(text: string) {
  const pair = quotes.find(([open, close]) => text.length > 2 && text.startsWith(open) && text.endsWith(close))
  if (!pair) return false
  const inner = text.slice(1, -1)
  const closes = inner.indexOf(`${pair[1]} `)
  return closes === -1 || inner.lastIndexOf(` ${pair[0]}`) < closes
}

function withoutQuotes(text: string) {
  let inner = text.trim()
  for (let pair = outer(inner); pair; pair = outer(inner))
    inner = inner.slice(pair[0].length, inner.length - pair[1].length).trim()
  return inner
}

const outer = (text: string) =>
  quotes.find(
    ([open, close]) => text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close),
  )

/** A project's rules in order: its own and its changes to the built-in ones, which otherwise stand as they are. */
export function effectiveWrappers<R extends Wrapper & { disabled: boolean }>(
  builtIn: readonly Wrapper[],
  own: readonly R[],
): Wrapper[] {
  const byKey = new Map(own.map((rule) => [rule.key, rule]))
  const changed = builtIn.flatMap((rule) => byKey.get(rule.key) ?? rule)
  const added = own.filter(({ key }) => !builtIn.some((rule) => rule.key === key))
  return [...added, ...changed].filter((rule) => !('disabled' in rule && rule.disabled))
}
