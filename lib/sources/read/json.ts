import type { Caps } from './schema'
import { bad, badFile, countLines, type Entry, type Values } from './entry'
import { entryOfJson, entryOfValue, isRecord, parseExactly, standsTwice } from './json-values'
import { repeatedKey } from './repeated-key'
import { rowsOfTree } from './tree'

type Source = { file: string; caps: Caps }

/**
 * A JSON file without holding it whole: the elements of its list; or of a map, one entry at a time. A list within the
 * outer map is read element by element too.
 */
export async function* readJson(chunks: AsyncIterable<string>, { file, caps }: Source): AsyncGenerator<Entry[]> {
  let text = ''
  let at = 0
  let line = 1
  let ended = false
  const reader = chunks[Symbol.asyncIterator]()

  /** More text, with what was read dropped. */
  async function more() {
    const { value, done } = await reader.next()
    if (done) {
      ended = true
      return false
    }
    line += countLines(text, 0, at)
    text = text.slice(at) + value
    at = 0
    return true
  }
  const here = (offset = at) => ({
    file,
    line: line + countLines(text, 0, offset),
    column: offset - text.lastIndexOf('\n', offset - 1),
  })

  async function next(): Promise<string> {
    for (;;) {
      while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++
      if (at < text.length) return text[at]!
      if (!(await more())) return ''
    }
  }

  /** The text of the value that begins here. */
  async function take(limit: number): Promise<string> {
    for (let wait = 0; ; ) {
      const end = text.length - at >= wait ? endOfValue(text, at) : -1
      if (end !== -1) {
        const value = text.slice(at, end)
        at = end
        return value
      }
      wait = (text.length - at) * 2
      if (text.length - at > limit)
        throw badFile(here(), `one value is longer than ${limit.toLocaleString('en')} characters, or is never closed`)
      const begun = here()
      while (text.length - at < Math.min(wait, limit + 1)) if (!(await more())) break
      if (!ended) continue
      const last = endOfValue(`${text}\n`, at)
      if (last === -1) throw badFile(begun, 'the file ends in the middle of this value; it was cut off')
      const value = text.slice(at, last)
      at = Math.min(last, text.length)
      return value
    }
  }

  async function* elements(extra?: Values): AsyncGenerator<Entry> {
    at++
    if ((await next()) === ']') return void at++
    for (;;) {
      if ((await next()) === '') throw badFile(here(), 'the list is not closed; the file was cut off')
      const begun = here().line
      const value = await take(caps.record)
      if (value.trim() === '') throw badFile(here(), 'a value is missing here')
      yield entryOfJson(value, begun, caps, extra)
      const mark = await next()
      at++
      if (mark === ']') return
      if (mark !== ',')
        throw badFile(
          here(at - 1),
          mark === ''
            ? 'the list is not closed; the file was cut off'
            : 'a comma or the end of the list is missing here',
        )
    }
  }

  async function* entries(): AsyncGenerator<Entry> {
    at++
    if ((await next()) === '}') throw badFile({ file }, 'there is nothing in this file')
    for (;;) {
      if ((await next()) !== '"') throw badFile(here(), 'a name in quotes is missing here')
      const name: unknown = JSON.parse(await take(caps.record))
      if ((await next()) !== ':') throw badFile(here(), 'a colon is missing here')
      at++
      const first = await next()
      if (first === '[') yield* elements({ level_1: name })
      else yield* entriesOfValue(String(name), here().line, await take(caps.whole), caps)
      const mark = await next()
      at++
      if (mark === '}') return
      if (mark !== ',')
        throw badFile(
          here(at - 1),
          mark === '' ? 'the map is not closed; the file was cut off' : 'a comma or the end of the map is missing here',
        )
    }
  }

  const first = await next()
  if (first === '') throw badFile({ file }, 'there is nothing in this file')
  if (first !== '[' && first !== '{') throw badFile(here(), 'this is neither a JSON list nor a JSON map')
  const alone = first === '{' ? await single() : null
  if (alone) yield [alone]
  else yield* inGroups(first === '[' ? elements() : entries())
  if ((await next()) !== '') throw badFile(here(), 'after the end of the JSON there is more text')

  /** A small map with the field of a text in it is one row, not a map of many. */
  async function single() {
    while (text.length < 65_536) if (!(await more())) break
    if (!ended) return null
    const whole = text.slice(at)
    if (!isOneRow(whole)) return null
    at = text.length
    return entryOfJson(whole, 1, caps)
  }
}

function isOneRow(text: string) {
  try {
    const value = parseExactly(text)
    return (
      isRecord(value) && (Array.isArray(value.messages) || textFields.some((name) => typeof value[name] === 'string'))
    )
  } catch {
    return false
  }
}

const textFields = ['prompt', 'text', 'content', 'question', 'messages']

function* entriesOfValue(name: string, line: number, text: string, caps: Caps): Generator<Entry> {
  let value: unknown
  try {
    value = parseExactly(text)
  } catch {
    return void (yield bad(line, 'this is not valid JSON', text))
  }
  const twice = repeatedKey(text, value)
  if (twice) return void (yield bad(line, standsTwice(twice.name), text, twice.column))
  if (!isRecord(value)) return void (yield entryOfValue({ key: name, text: value }, text, line, caps))
  for (const row of rowsOfTree(value, [name])) yield entryOfValue(row, JSON.stringify(row), line, caps)
}

async function* inGroups(entries: AsyncGenerator<Entry>): AsyncGenerator<Entry[]> {
  let group: Entry[] = []
  for await (const entry of entries) {
    group.push(entry)
    if (group.length < 500) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** The place after a JSON value, found by its brackets and quotes alone; -1 where the text ends first. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = endOfString(text, at)
      if (at === -1) return -1
      if (depth === 0) return at + 1
    } else if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) {
      if (depth === 0) return at
      if (--depth === 0) return at + 1
    } else if (depth === 0 && (code === 44 || code === 10 || code === 32 || code === 13 || code === 9)) return at
  }
  return -1
}

function endOfString(text: string, start: number) {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}
