import { type FilterKey, filterKeys, none, type Order, orders, type SampleFilter, sampleFilter } from './schema'

const written = (part: string) => part.replaceAll('%', '%25').replaceAll(',', '%2C')

/** A filter as the address says it, in a fixed order so that the same filter is the same address. */
export function addressOf(filter: SampleFilter): Record<string, string> {
  const address: Record<string, string> = {}
  for (const key of filterKeys) {
    const value = filter[key]
    if (value === undefined) continue
    if (Array.isArray(value)) address[key] = value.map(written).join(',')
    else address[key] = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  }
  return address
}

type Asked = Record<string, string | string[] | undefined>

/** What an address asks for. What cannot be read is left out, so that an old or broken link still opens the list. */
export function filterOf(asked: Asked): SampleFilter {
  const filter: Record<string, unknown> = {}
  for (const key of filterKeys) {
    if (typeof asked[key] !== 'string') continue
    const one = sampleFilter.safeParse({ [key]: asked[key] })
    if (one.success) filter[key] = one.data[key]
  }
  return sampleFilter.parse(filter)
}

export const orderOf = (asked: Asked): Order => orders.find((order) => order === asked.order) ?? 'newest'

/** Counted as samples come and change; the other keys are looked for among the rows. */
export const countedKeys = [
  'labels',
  'polarity',
  'state',
  'labelSource',
  'source',
  'judged',
  'reviewed',
] as const satisfies FilterKey[]
export type CountedKey = (typeof countedKeys)[number]

export const isCountedOnly = (filter: SampleFilter) =>
  filterKeys.every((key) => filter[key] === undefined || countedKeys.some((counted) => counted === key))
export const isEmptyFilter = (filter: SampleFilter) => filterKeys.every((key) => filter[key] === undefined)

export function without(filter: SampleFilter, ...keys: FilterKey[]): SampleFilter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.some((gone) => gone === key)))
}

/** Adds a value to a list or takes it out; a list without values does not narrow. */
export function toggled(
  filter: SampleFilter,
  key: 'labels' | 'polarity' | 'state' | 'labelSource' | 'source' | 'persona' | 'language',
  value: string,
): SampleFilter {
  const now: readonly string[] = filter[key] ?? []
  const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value]
  return sampleFilter.parse(next.length > 0 ? { ...filter, [key]: next } : without(filter, key))
}

/** What a judge is asked to have said, of a filter that says so: a polarity or an outcome, whatever the labels. */
export function saidBy({ verdict = [] }: SampleFilter, judgeId: string) {
  const said = verdict.find((each) => each.startsWith(`${judgeId}=`))?.slice(judgeId.length + 1)
  return said?.split(':')[0] ?? null
}

/** The same filter with another word of this judge, or without one. */
export function withSaid(filter: SampleFilter, judgeId: string, said: string | null): SampleFilter {
  const others = (filter.verdict ?? []).filter((each) => !each.startsWith(`${judgeId}=`))
  const verdict = said === null ? others : [...others, `${judgeId}=${said}`]
  return verdict.length > 0 ? { ...filter, verdict } : without(filter, 'verdict')
}

export const cursorOf = (order: Order, { id, characters }: { id: string; characters: number }) =>
  order === 'newest' || order === 'oldest' ? id : `${characters}.${id}`

export function placeOf(cursor: string) {
  const [first = '', second] = cursor.split('.')
  return second === undefined ? { characters: 0, id: first } : { characters: Number(first), id: second }
}

const flags = {
  judged: ['Judged', 'Not judged'],
  reviewed: ['Reviewed', 'Not reviewed'],
  hasResponse: ['Has a response', 'No response'],
  hasConversation: ['Has earlier turns', 'No earlier turns'],
  simulated: ['Simulated', 'Not simulated'],
  tainted: ['Tainted', 'Not tainted'],
} as const

const sifted = { kept: 'Kept by judges', dropped: 'Dropped by judges', undecided: 'Judges undecided' }

export type Chip = { keys: FilterKey[]; words: string }

/** What a list is narrowed by, in words; each can be taken away. */
export function chipsOf(filter: SampleFilter, nameOf: (key: FilterKey, value: string) => string): Chip[] {
  const chips: Chip[] = []
  const several = {
    labels: 'labels',
    polarity: 'polarities',
    state: 'states',
    labelSource: 'origins of the label',
    source: 'sources',
    run: 'runs',
    persona: 'personas',
    personaGroup: 'persona groups',
    topic: 'topics',
    model: 'models',
    language: 'languages',
    verdict: 'verdicts',
    ids: 'samples',
  } as const
  for (const key of Object.keys(several) as (keyof typeof several)[]) {
    const values = filter[key]
    if (values)
      chips.push({
        keys: [key],
        words: values.length === 1 ? nameOf(key, values[0] ?? none) : `${values.length} ${several[key]}`,
      })
  }
  for (const key of Object.keys(flags) as (keyof typeof flags)[]) {
    if (filter[key] !== undefined) chips.push({ keys: [key], words: flags[key][filter[key] ? 0 : 1] })
  }
  if (filter.sift) chips.push({ keys: ['sift'], words: sifted[filter.sift.split(':')[1] as keyof typeof sifted] })
  if (filter.snapshot) chips.push({ keys: ['snapshot'], words: `In ${filter.snapshot.split(':')[1] ?? 'a snapshot'}` })
  if (filter.copies) chips.push({ keys: ['copies'], words: 'Copies of one group' })
  if (filter.decidedBy) chips.push({ keys: ['decidedBy'], words: 'Decided by one run' })
  if (filter.decided) chips.push({ keys: ['decided'], words: decidedWords(filter.decided) })
  const { minCharacters: least, maxCharacters: most } = filter
  if (least !== undefined || most !== undefined)
    chips.push({
      keys: ['minCharacters', 'maxCharacters'],
      words:
        most === undefined
          ? `At least ${least} characters`
          : least === undefined
            ? `At most ${most} characters`
            : `${least} to ${most} characters`,
    })
  if (filter.text?.trim()) chips.push({ keys: ['text'], words: `Text has ${filter.text.trim()}` })
  return chips
}

function decidedWords(decided: string) {
  const [first = '', last = '', who] = decided.split(/[/:]/)
  return `Decided ${first === last ? `on ${first}` : `from ${first} to ${last}`}${who ? ' by one person' : ''}`
}
