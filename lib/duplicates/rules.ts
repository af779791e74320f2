/** What is as near as this counts as a copy, unless a dataset says otherwise. */
export const defaultThreshold = 0.7

/** Runs that form the groups of a dataset anew. One at a time. */
export const passKinds = ['find-duplicates', 'find-alike']

/** More than this at once is left for a pass, which does it a hundred times as fast. */
export const followAtMost = 20_000

type Texts = { prompt: string; response?: string | null | undefined; unwrapped?: string | null | undefined }

/** What is compared: the request itself where one stands in a wrapper, and the answer with what it answers. */
export const comparedText = ({ prompt, response, unwrapped }: Texts) =>
  response ? `${unwrapped ?? prompt}\n${response}` : (unwrapped ?? prompt)

export const lanes = ['conflict', 'collapse', 'family'] as const
export type Lane = (typeof lanes)[number]

type Candidate = {
  id: string
  state: 'new' | 'accepted' | 'rejected' | 'flagged'
  reviewed: boolean
  labels: readonly string[]
  /** The share of readable verdicts that say what its label says; null without any. */
  agreement: number | null
  characters: number
}

const ranks = { accepted: 0, new: 1, flagged: 2, rejected: 3 } as const

/** The copy that stays when its group is collapsed: by decision, then by what judges say, then the longest, then the oldest. */
export function bestOf<C extends Candidate>(copies: readonly C[]): C | undefined {
  return copies.toSorted(
    (a, b) =>
      ranks[a.state] - ranks[b.state] ||
      Number(b.reviewed) - Number(a.reviewed) ||
      Number(b.labels.length > 0) - Number(a.labels.length > 0) ||
      (b.agreement ?? -1) - (a.agreement ?? -1) ||
      b.characters - a.characters ||
      (a.id < b.id ? -1 : 1),
  )[0]
}

/** Who stays of a group: the best in each wrapper, since one request in several wrappers is a family. Null where labels contradict. */
export function keepersOf<C extends Candidate & { wrapper: string | null }>(members: readonly C[]): C[] | null {
  const said = new Set(members.filter(({ labels }) => labels.length > 0).map(({ labels }) => labels.join('\n')))
  if (said.size > 1) return null
  const wrappers = [...new Set(members.map(({ wrapper }) => wrapper))]
  return wrappers.flatMap((wrapper) => bestOf(members.filter((member) => member.wrapper === wrapper)) ?? [])
}

type Said = { labels: readonly string[] }
export const saysSame = ({ labels }: Said, chosen: readonly string[]) => labels.join('\n') === chosen.join('\n')

/** The labels that find those members which do not say this yet: who says it already is left alone. Null where labels alone do not tell them apart. */
export function labelsToChange(labelled: readonly Said[], chosen: readonly string[]) {
  const others = labelled.filter((one) => !saysSame(one, chosen))
  const apart = others.map(({ labels }) =>
    labels.length === 0 ? [''] : labels.filter((code) => !chosen.includes(code)),
  )
  return apart.some((codes) => codes.length === 0) ? null : [...new Set(apart.flat())]
}

export type Tab = Lane | 'kept'
/** How many members groups have, in steps that are worth telling apart; the last has no end. */
export const sizeBins = [
  { from: 2, until: 2 },
  { from: 3, until: 4 },
  { from: 5, until: 9 },
  { from: 10, until: 49 },
  { from: 50, until: null },
] as const
export type SizeBin = { from: number; until: number | null }

export const groupFilters = ['exact', 'meaning', 'source', 'run', 'model', 'minSize', 'maxSize'] as const
export type GroupsAsked = Partial<Record<'lane' | 'kept' | (typeof groupFilters)[number], string>>

export const tabOf = (lane: unknown): Tab =>
  lane === 'collapse' || lane === 'family' || lane === 'kept' ? lane : 'conflict'

/** The lane and the filters of an address, as the API takes them. */
export function askedGroups(address: Record<string, unknown>): GroupsAsked {
  const tab = tabOf(address.lane)
  const chosen = groupFilters.flatMap((name) =>
    typeof address[name] === 'string' && address[name] !== '' ? [[name, address[name]]] : [],
  )
  return { ...(tab === 'kept' ? { kept: 'yes' } : { lane: tab }), ...Object.fromEntries(chosen) }
}

/** The search for leaks that is asked for, or the newest. */
export const shownSearch = ({ searches }: { searches: readonly { runId: string }[] }, asked: string | undefined) =>
  asked ?? searches[0]?.runId
