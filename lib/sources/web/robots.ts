/** What a robots.txt says to us, as RFC 9309 reads it. */
export type Robots = { allows: (path: string) => boolean; delay: number | null }

type Group = { agents: string[]; rules: { allow: boolean; path: string }[]; delay: number | null }

const ourToken = 'assay'
const mostBytes = 512 * 1024

export const openToAll: Robots = { allows: () => true, delay: null }
export const closedToAll: Robots = { allows: () => false, delay: null }

export function readRobots(text: string): Robots {
  const groups = groupsOf(text.slice(0, mostBytes))
  const ours = groups.filter(({ agents }) => agents.includes(ourToken))
  const chosen = ours.length > 0 ? ours : groups.filter(({ agents }) => agents.includes('*'))
  const rules = chosen.flatMap(({ rules }) => rules)
  return {
    delay: chosen.map(({ delay }) => delay).find((delay) => delay !== null) ?? null,
    allows: (path) => {
      const fitting = rules.filter((rule) => rule.path !== '' && fits(rule.path, path))
      const longest = Math.max(0, ...fitting.map((rule) => rule.path.length))
      const deciding = fitting.filter((rule) => rule.path.length === longest)
      return deciding.length === 0 || deciding.some(({ allow }) => allow)
    },
  }
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = []
  let naming = false
  for (const line of text.split(/\r\n?|\n/).slice(0, 20_000)) {
    const said = line.split('#', 1)[0] ?? ''
    const colon = said.indexOf(':')
    const name = said.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = said.slice(colon + 1).trim()
    if (name === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], delay: null })
      groups.at(-1)?.agents.push(/^[a-z_*-]+/.exec(value.toLowerCase())?.[0] ?? '')
      naming = true
      continue
    }
    const group = groups.at(-1)
    if (name === 'allow' || name === 'disallow') group?.rules.push({ allow: name === 'allow', path: value })
    if (name === 'crawl-delay' && group && Number(value) >= 0 && value !== '') group.delay = Number(value)
    if (name !== '' && name !== 'sitemap') naming = false
  }
  return groups
}

/** `*` stands for anything and `$` for the end. The parts are sought one after the other, so no pattern takes long. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith('$')
  const [first = '', ...parts] = (ends ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  const last = ends ? parts.pop() : undefined
  let at = first.length
  for (const part of parts) {
    const found = path.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  if (!ends) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}
