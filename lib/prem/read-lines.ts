import { invalid } from '../errors'
import { datapointLine, type Message } from './schema'

/** Conversations of a file of JSON lines. One that cannot be read refuses the file, with its line. */
export function readLines(text: string, file: string, most: number): Message[][] {
  const lines = text.split('\n').map((line, at) => ({ line: line.trim(), number: at + 1 }))
  const written = lines.filter(({ line }) => line !== '')
  if (written.length === 0) throw invalid(`${file}: there is nothing in this file`)
  if (written.length > most) throw invalid(`${file}: at most ${most.toLocaleString('en')} lines`)
  return written.map(({ line, number }) => {
    const parsed = datapointLine.safeParse(jsonOf(line))
    if (!parsed.success)
      throw invalid(`${file}, line ${number}: not a conversation like {"messages": [{"role": …, "content": …}]}`)
    return parsed.data.messages
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
