/**
 * The name that stands twice in one map of a JSON text, and its column: JSON.parse keeps the last of them and says
 * nothing. `text` is valid JSON and `value` what was parsed from it.
 */
export function repeatedKey(text: string, value: unknown): { name: string; column: number } | null {
  return keysWritten(text) === keysHeld(value) ? null : find(text)
}

/** In valid JSON a name is a string before a colon, and nothing else is. */
function keysWritten(text: string) {
  let keys = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    at = endOfString(text, at)
    if (isName(text, at)) keys++
  }
  return keys
}

function keysHeld(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + keysHeld(one), 0)
  let keys = 0
  for (const key in value) keys += 1 + keysHeld((value as Record<string, unknown>)[key])
  return keys
}

function find(text: string) {
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '{') open.push(new Set())
    else if (letter === '[') open.push(null)
    else if (letter === '}' || letter === ']') open.pop()
    else if (letter === '"') {
      const end = endOfString(text, at)
      const names = isName(text, end) ? open.at(-1) : null
      const name = names ? String(JSON.parse(text.slice(at, end + 1))) : ''
      if (names?.has(name)) return { name, column: at - text.lastIndexOf('\n', at) }
      names?.add(name)
      at = end
    }
  }
  return null
}

function isName(text: string, end: number) {
  let at = end + 1
  while (text.charCodeAt(at) <= 32) at++
  return text.charCodeAt(at) === 58
}

function endOfString(text: string, start: number) {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    if (at === -1) return text.length
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
}
