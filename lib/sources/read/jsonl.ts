import type { Caps } from './schema'
import { bad, badFile, type Entry } from './entry'
import { entryOfJson } from './json-values'

type Source = { file: string; caps: Caps }

/** One JSON value a line. Empty lines are no rows. */
export async function* readJsonLines(chunks: AsyncIterable<string>, { file, caps }: Source): AsyncGenerator<Entry[]> {
  let line = 0
  let rest = ''
  let empty = true
  const entryOf = (text: string) => {
    line++
    const end = text.endsWith('\r') ? text.length - 1 : text.length
    return end === 0 || text.trim() === ''
      ? null
      : entryOfJson(end === text.length ? text : text.slice(0, end), line, caps)
  }
  for await (const chunk of chunks) {
    const first = chunk.indexOf('\n')
    if (first === -1) {
      rest += chunk
      if (rest.length > caps.record)
        throw badFile(
          { file, line: line + 1 },
          `the line is longer than ${caps.record.toLocaleString('en')} characters`,
        )
      continue
    }
    const entries: Entry[] = []
    let at = 0
    for (let end = first; end !== -1; end = chunk.indexOf('\n', at)) {
      const text = at === 0 ? rest + chunk.slice(0, end) : chunk.slice(at, end)
      const entry = entryOf(text)
      if (entry) entries.push(entry)
      at = end + 1
    }
    rest = chunk.slice(at)
    if (entries.length === 0) continue
    empty = false
    yield entries
  }
  const last = rest === '' ? null : entryOf(rest)
  if (last)
    yield [
      last.reason
        ? bad(last.line, 'this last line is not valid JSON; the file may have been cut off', last.original, last.column)
        : last,
    ]
  else if (empty) throw badFile({ file }, 'there is nothing in this file')
}
