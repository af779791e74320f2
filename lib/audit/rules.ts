type Plain = string | number | boolean | null
export type Leaf = Plain | Plain[]
/** A field, or by its name a label, a person: whatever things of one kind are told apart by. */
export type Step = string | { name: string }
/** What became of one field. A side that is not there was not written down. */
export type FieldChange = { path: Step[]; before?: Leaf; after?: Leaf }
type Side = 'before' | 'after'

/** Fields whose own fields are labels, or whatever else somebody named. */
const byNames: ReadonlySet<unknown> = new Set([
  'shares',
  'thresholds',
  'choices',
  'values',
  'confirmed',
  'add',
  'weights',
])

/** Field by field what differs between the two sides of an entry. What is the same on both is left out. */
export function accountOf(before: unknown, after: unknown): FieldChange[] {
  const fields = new Map<string, FieldChange>()
  for (const change of [...fieldsOf(before, 'before'), ...fieldsOf(after, 'after')]) {
    const key = JSON.stringify(change.path)
    fields.set(key, { ...fields.get(key), ...change })
  }
  return [...fields.values()].filter(says)
}

/** What is nothing, and was not written down as anything before or after, says nothing. */
function says(change: FieldChange) {
  const [before, after] = [something(change.before), something(change.after)]
  if ('before' in change && 'after' in change) return JSON.stringify(before) !== JSON.stringify(after)
  return before !== null || after !== null
}

/** An empty text and an empty list are nothing, as null is. */
const something = (leaf: Leaf = null) => (leaf === '' || (Array.isArray(leaf) && leaf.length === 0) ? null : leaf)

function fieldsOf(value: unknown, side: Side, path: Step[] = []): FieldChange[] {
  if (isPlain(value) || (Array.isArray(value) && value.every(isPlain)))
    return path.length > 0 ? [{ path, [side]: value }] : []
  if (Array.isArray(value)) {
    const places = placesIn(value)
    return value.flatMap((each, at) => {
      const [naming, name] = places[at] ?? []
      if (isChange(each)) return [changeOf(each, name ?? String(at + 1))]
      const rest = Object.entries(asRecord(each)).filter(([key]) => key !== naming)
      return fieldsOf(name ? Object.fromEntries(rest) : each, side, [...path, name ? { name } : String(at + 1)])
    })
  }
  const byName = byNames.has(path.at(-1))
  return Object.entries(asRecord(value)).flatMap(([key, each]) =>
    fieldsOf(each, side, [...path, byName ? { name: key } : key]),
  )
}

/** What the members of a list are told apart by: what they are called, or where that does not tell, their place. */
function placesIn(list: readonly unknown[]) {
  const names = list.map((each) => {
    const record = asRecord(each)
    const key = ['name', 'code', 'key', 'label'].find((key) => typeof record[key] === 'string' && record[key] !== '')
    return key ? ([key, String(record[key])] as const) : undefined
  })
  const isOnce = (name: string) => names.filter((each) => each?.[1] === name).length === 1
  return names.map((each, at) => (each && (isChange(list[at]) || isOnce(each[1])) ? each : undefined))
}

/** Part of an entry may tell by itself what it was before: the labels of a policy do. */
const isChange = (value: unknown): value is { kind: string } & Record<Side, Plain> => {
  const { kind, before, after } = asRecord(value)
  return typeof kind === 'string' && isPlain(before) && isPlain(after)
}

const changeOf = ({ kind, before, after }: { kind: string } & Record<Side, Plain>, name: string): FieldChange => ({
  path: [{ name }, kind],
  ...(before !== '' && { before }),
  ...(after !== '' && { after }),
})

const isPlain = (value: unknown): value is Plain =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
