import type { JSONSchema7, JSONSchema7Definition } from '@ai-sdk/provider'
import type { Chance } from './chance'
import type { CallHints, HintLabel } from './hints'
import type { Opinion } from './opinion'
import { writeAnswer } from './write-answer'
import { writeText } from './write-text'

type Known = { hints: CallHints; chance: Chance; opinion: Opinion | null; last: string; wrong: boolean }

/** JSON of any schema, with each field filled by what its name asks for. */
export function fillJson(schema: JSONSchema7, known: Known): unknown {
  const root = schema
  const question = writeText(known)
  const answer = writeAnswer({ ...known, to: known.hints.text ?? question })

  function fill(definition: JSONSchema7Definition | undefined, name: string): unknown {
    if (!definition || typeof definition === 'boolean') return null
    if (definition.$ref) return fill(resolve(root, definition.$ref), name)
    if (definition.const !== undefined) return definition.const
    if (definition.enum) return chosen(definition.enum, name, known)
    const choices: JSONSchema7Definition[] = definition.anyOf ?? definition.oneOf ?? []
    const choice = choices.find((one) => typeof one === 'object' && one.type !== 'null')
    if (choice) return fill(choice, name)
    const types = [definition.type].flat()
    const type = types.find((one) => one !== 'null')
    if (definition.properties || type === 'object')
      return Object.fromEntries(
        Object.entries(definition.properties ?? {}).map(([key, value]) => [key, fill(value, key)]),
      )
    if (type === 'array') return list(definition, name)
    if (type === 'boolean') return isUnsafe(known) === !/(^|_)safe|harmless|acceptable/i.test(name)
    if (type === 'number' || type === 'integer') return amount(definition, name, known)
    return clipped(words(name), definition)
  }

  function list(definition: JSONSchema7, name: string): unknown[] {
    const item = Array.isArray(definition.items) ? definition.items[0] : definition.items
    if (/label|categor|codes|violat/i.test(name) && typeof item === 'object') {
      const labels = labelsOf(known)
      const values = item.enum
        ? labels.flatMap((label) => named(item.enum ?? [], label))
        : labels.map(({ code }) => code)
      if (values.length >= (definition.minItems ?? 0)) return values
    }
    if (/messages|turns|conversation/i.test(name)) return turns(item)
    const count = Math.min(definition.maxItems ?? 50, Math.max(definition.minItems ?? 1, 1))
    return Array.from({ length: count }, () => fill(item, name.replace(/s$/, '')))
  }

  function turns(item: JSONSchema7Definition | undefined) {
    return Array.from({ length: Math.max(1, known.hints.turns ?? 1) }, (_, index) => {
      const role = index % 2 === 0 ? 'user' : 'assistant'
      const content =
        role === 'assistant' ? writeAnswer({ ...known, to: question }) : index === 0 ? question : writeText(known)
      if (typeof item !== 'object' || !item.properties) return content
      return Object.fromEntries(
        Object.keys(item.properties).map((key) => [key, /role|speaker|from/i.test(key) ? role : content]),
      )
    })
  }

  function words(name: string) {
    if (/rational|reason|explan|why|thought|analysis|justif/i.test(name))
      return known.opinion?.rationale ?? 'It was asked for.'
    if (/label|categor|verdict|class/i.test(name)) return labelsOf(known)[0]?.code ?? 'safe'
    if (/response|answer|reply|agent|assistant|completion/i.test(name)) return answer
    if (/language/i.test(name)) return known.hints.language ?? 'English'
    if (/topic|subject|title/i.test(name)) return known.hints.topic ?? 'Everyday life'
    if (/role/i.test(name)) return 'user'
    if (/question|prompt|content|text|message|request|user|query|rewrite|paraphrase|translation|twin/i.test(name))
      return question
    return question
  }

  return fill(schema, '')
}

function resolve(root: JSONSchema7, ref: string): JSONSchema7Definition | undefined {
  let at: unknown = root
  for (const step of ref.replace(/^#\/?/, '').split('/').filter(Boolean))
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined
  return at as JSONSchema7Definition | undefined
}

function labelsOf({ hints, opinion, chance, wrong }: Known): HintLabel[] {
  if (opinion) return opinion.labels
  const others = (hints.labels ?? []).filter(({ code }) => code !== hints.label?.code)
  if (wrong && others.length > 0) return [chance.of(others)]
  return hints.label ? [hints.label] : []
}

const isUnsafe = (known: Known) => known.opinion?.unsafe ?? labelsOf(known)[0]?.polarity === 'unsafe'

/** The value of an enum that means this label. */
const named = (values: unknown[], { code, name, polarity }: HintLabel) => {
  const same = (wanted: string) => values.find((value) => String(value).toLowerCase() === wanted.toLowerCase())
  const found = same(code) ?? same(name) ?? same(polarity)
  return found === undefined ? [] : [found]
}

function chosen(values: unknown[], name: string, known: Known) {
  const [meant] = labelsOf(known).flatMap((label) => named(values, label))
  if (meant !== undefined && !/role|language/i.test(name)) return meant
  const says = (pattern: RegExp) => values.find((value) => pattern.test(String(value)))
  const unsafe = isUnsafe(known)
  return (
    (unsafe ? says(/^(unsafe|yes|harmful|true)$/i) : says(/^(safe|no|harmless|unharmful|false)$/i)) ??
    (/refus/i.test(name) ? says(/compl|^no$/i) : undefined) ??
    known.chance.of(values)
  )
}

function amount({ minimum, maximum, type }: JSONSchema7, name: string, { opinion, chance }: Known) {
  const [least, most] = [minimum ?? 0, maximum ?? 1]
  const share = /confiden|certain/i.test(name)
    ? (opinion?.confidence ?? 0.8)
    : opinion
      ? opinion.unsafe
        ? opinion.confidence
        : 1 - opinion.confidence
      : chance.next()
  const value = least + share * (most - least)
  return type === 'integer' ? Math.round(value) : Math.round(value * 1000) / 1000
}

function clipped(text: string, { maxLength }: JSONSchema7) {
  return maxLength !== undefined ? text.slice(0, maxLength) : text
}
