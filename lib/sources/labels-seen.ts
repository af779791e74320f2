import { matchLabels } from '../policy/rules'
import { labelReader, namesOf, spellingsOf, type TargetPolicy } from './mapping/labels'
import { valueAt } from './mapping/values'
import type { Mapping } from './mapping/schema'
import type { Values } from './read/entry'
import type { LabelSighting } from './schema'

/** Every spelling of a label in these rows, and what it stands for. What is only alike is shown, never taken. */
export function labelsSeen(mapping: Mapping, policy: TargetPolicy, rows: readonly Values[]): LabelSighting[] {
  if (!mapping.labels) return []
  const { from, form, separator } = mapping.labels
  const known = namesOf(policy)
  const counts = new Map<string, number>()
  for (const values of rows) {
    const value = 'path' in from ? valueAt(values, from.path) : 'constant' in from ? from.constant : undefined
    const spellings = spellingsOf(form, separator, value, known)
    if (Array.isArray(spellings))
      for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1)
  }
  const reader = labelReader(policy, mapping)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([spelling, count]) => sighting(spelling, count, reader.codeOf(spelling), mapping, policy))
}

function sighting(
  spelling: string,
  rows: number,
  code: string | null | undefined,
  { confirmed }: Mapping,
  policy: TargetPolicy,
): LabelSighting {
  if (Object.hasOwn(confirmed, spelling))
    return { spelling, rows, code: code ?? null, state: code ? 'confirmed' : 'ignored', suggestions: [] }
  if (code) return { spelling, rows, code, state: 'exact', suggestions: [] }
  const [match] = matchLabels(policy.labels, [spelling])
  // A bare code that may be another taxonomy's is a suggestion at most.
  const suggestions = match?.kind === 'suggested' ? match.codes : match?.kind === 'exact' ? [match.code] : []
  return { spelling, rows, code: null, state: suggestions.length > 0 ? 'suggested' : 'unknown', suggestions }
}
