const deepest = 20

export type ReadJson = { value: Record<string, unknown>; repaired: boolean } | { problem: string }

/** The one JSON object of an answer, also when it stands in a fence or in prose. */
export function readJson(text: string): ReadJson {
  const trimmed = text.trim()
  if (trimmed === '') return { problem: 'The answer is empty' }
  const whole = parse(trimmed)
  if (whole) return checked(whole, false)
  const fenced = /```(?:json)?\s*\n?([\s\S]*?)```/i.exec(trimmed)?.[1]
  const inFence = fenced === undefined ? null : parse(fenced)
  if (inFence) return checked(inFence, true)
  const [from, to] = [trimmed.indexOf('{'), trimmed.lastIndexOf('}')]
  const inProse = from >= 0 && to > from ? parse(trimmed.slice(from, to + 1)) : null
  return inProse ? checked(inProse, true) : { problem: 'The answer is not JSON' }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function checked(value: Record<string, unknown>, repaired: boolean): ReadJson {
  if (hasTrap(value, 0)) return { problem: 'The answer has keys or a depth that no answer needs' }
  return { value, repaired }
}

function hasTrap(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth > deepest) return true
  return Object.keys(value).some(
    (key) =>
      key === '__proto__' || key === 'constructor' || key === 'prototype' || hasTrap(value[key as never], depth + 1),
  )
}
