import type { Polarity } from '../../samples/schema'
import type { Values } from '../read/entry'
import { isRecord } from '../read/json-values'
import { derive } from './derive'
import { labelReader, namesOf, spellingsOf, type TargetPolicy } from './labels'
import type { Field, Filter, Mapping, Turn } from './schema'
import { fieldReader, textOf, valueAt, written } from './values'

export type SampleRow = {
  prompt: string
  response: string | null
  conversation: Turn[] | null
  language: string | null
  model: string | null
  labels: string[]
  polarity: Polarity
  categories: string[]
  meta: Values | null
}
export type Side = 'a' | 'b' | 'tie'
export type PairRow = {
  prompt: string
  conversation: Turn[] | null
  a: string
  b: string
  better: Side | null
  safer: Side | null
  verdictA: Polarity
  verdictB: Polarity
  meta: Values | null
}
export type Mapped = { sample: SampleRow } | { pair: PairRow } | { filtered: true } | { unreadable: string }

/** What a mapping makes of a row. Compiled once, because a million rows ask. */
export function rowMapper(mapping: Mapping, policy: TargetPolicy) {
  const reader = labelReader(policy, mapping)
  const known = namesOf(policy)
  const kept = keeper(mapping)
  const conversation = mapping.conversation && fieldReader(mapping.conversation)
  const text = {
    prompt: mapping.prompt && textOf(mapping.prompt),
    response: mapping.response && textOf(mapping.response),
  }
  const language = mapping.language && textOf(mapping.language)
  const model = mapping.model && textOf(mapping.model)
  const verdict = mapping.verdict && chooser(mapping.verdict, 'verdict')
  const labels = mapping.labels && { ...mapping.labels, value: fieldReader(mapping.labels.from) }
  const categories = mapping.categories && { ...mapping.categories, value: fieldReader(mapping.categories.from) }
  const pair = mapping.pair && pairMapper(mapping.pair)
  const passes = mapping.filters.map(filterOf)

  return (given: Values): Mapped => {
    const values = derive(mapping.derive, given)
    if (!passes.every((pass) => pass(values))) return { filtered: true }
    const prompt = text.prompt?.(values)
    if (prompt == null || prompt.trim() === '') return { unreadable: 'there is no text for the prompt' }
    const turns = conversation ? turnsOf(conversation(values)) : null
    if (turns === 'unreadable') return { unreadable: 'the conversation is not a list of turns with a role and a text' }
    const meta = kept(given, values)
    if (pair) return pair(values, { prompt, conversation: turns, meta })

    const said = verdict ? verdict(values) : null
    if (said && typeof said === 'object') return said
    const spellings = labels ? spellingsOf(labels.form, labels.separator, labels.value(values), known) : []
    if ('unreadable' in spellings) return spellings
    const read = reader.read(said, spellings)
    if ('unreadable' in read) return read
    const named = categories
      ? spellingsOf(categories.form, categories.separator, categories.value(values), known)
      : spellings
    const response = text.response?.(values) ?? null
    return {
      sample: {
        prompt,
        response,
        conversation: turns,
        language: language?.(values) ?? null,
        model: model?.(values) ?? null,
        ...read,
        categories: 'unreadable' in named ? [] : named,
        meta,
      },
    }
  }
}

function chooser<A extends string>(
  { from, values: answers }: { from: Field; values: Record<string, A> },
  what: string,
) {
  const text = textOf(from)
  return (values: Values): A | null | { unreadable: string } => {
    const said = text(values)?.trim() ?? ''
    if (said === '') return null
    return Object.hasOwn(answers, said)
      ? (answers[said] ?? null)
      : { unreadable: `“${said.slice(0, 80)}” is not among the values that the ${what} may have` }
  }
}

function pairMapper(pair: NonNullable<Mapping['pair']>) {
  const [a, b] = [textOf(pair.a), textOf(pair.b)]
  const choices = {
    better: pair.better && chooser(pair.better, 'better answer'),
    safer: pair.safer && chooser(pair.safer, 'safer answer'),
    verdictA: pair.verdictA && chooser(pair.verdictA, 'verdict of the first answer'),
    verdictB: pair.verdictB && chooser(pair.verdictB, 'verdict of the second answer'),
  }
  return (values: Values, rest: Pick<PairRow, 'prompt' | 'conversation' | 'meta'>): Mapped => {
    const [first, second] = [a(values), b(values)]
    if (first === null || second === null) return { unreadable: 'one of the two answers is missing' }
    const said = {
      better: choices.better?.(values) ?? null,
      safer: choices.safer?.(values) ?? null,
      verdictA: choices.verdictA?.(values) ?? null,
      verdictB: choices.verdictB?.(values) ?? null,
    }
    for (const answer of Object.values(said)) if (answer && typeof answer === 'object') return answer
    const { better, safer, verdictA, verdictB } = said as {
      better: Side | null
      safer: Side | null
      verdictA: Polarity | null
      verdictB: Polarity | null
    }
    return {
      pair: { ...rest, a: first, b: second, better, safer, verdictA: verdictA ?? 'none', verdictB: verdictB ?? 'none' },
    }
  }
}

function filterOf(filter: Filter): (values: Values) => boolean {
  const read = (values: Values) => written(valueAt(values, filter.path)) ?? ''
  if ('is' in filter) return (values) => read(values) === filter.is
  if ('isNot' in filter) return (values) => read(values) !== filter.isNot
  const wanted = new Set(filter.in)
  return (values) => wanted.has(read(values))
}

function turnsOf(value: unknown): Turn[] | null | 'unreadable' {
  if (value === null || value === undefined || value === '') return null
  if (!Array.isArray(value)) return 'unreadable'
  const turns = value.filter(
    (turn): turn is Turn => isRecord(turn) && typeof turn.role === 'string' && typeof turn.content === 'string',
  )
  if (turns.length !== value.length) return 'unreadable'
  return turns.length > 0 ? turns.map(({ role, content }) => ({ role, content })) : null
}

/** What stays beside the texts: the columns that are mapped to none, and what the mapping adds. */
function keeper({ keep, add, derive: how, ...mapping }: Mapping) {
  const texts = [
    mapping.prompt,
    mapping.response,
    mapping.conversation,
    mapping.language,
    mapping.model,
    mapping.pair?.a ?? null,
    mapping.pair?.b ?? null,
  ]
  const used = new Set(
    texts
      .flatMap((field) => (field && 'path' in field && field.path.length === 1 ? field.path : []))
      .concat(usedBy[how]),
  )
  const chosen = keep === 'rest' ? null : keep
  const added = Object.entries(add).map(([name, field]) => [name, fieldReader(field)] as const)
  return (given: Values, derived: Values): Values | null => {
    const meta: Values = Object.create(null)
    let some = false
    for (const name of chosen ?? Object.keys(given)) {
      if ((chosen === null && used.has(name)) || !Object.hasOwn(given, name)) continue
      meta[name] = given[name]
      some = true
    }
    for (const [name, value] of added) {
      meta[name] = value(derived) ?? null
      some = true
    }
    return some ? meta : null
  }
}

/** Columns whose whole text is in the fields that were worked out from them. */
const usedBy: Record<Mapping['derive'], string[]> = {
  none: [],
  dialogue: ['transcript'],
  'dialogue-pair': ['chosen', 'rejected'],
  messages: ['messages', 'conversations'],
  guard: [],
  generated: ['input', 'generated_output'],
  'persona-hub': ['synthesized text'],
  'moderation-flags': [],
  assay: ['messages', 'response', 'conversation', 'language', 'model'],
  'judge-answers': ['completion'],
}
