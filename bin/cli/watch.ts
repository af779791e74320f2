import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from './api-client'

type Run = {
  number: number
  title: string
  status: string
  reason: string | null
  units: { total: number; done: number; failed: number }
  secondsLeft: number | null
}
type Show = (line: string, last?: boolean) => void

/** Follows a run to its end; a connection that breaks is taken up where it was. Answers whether it went well. */
export async function watchRun(client: Client, project: string, runId: string, show: Show = showOn(process.stderr)) {
  const path = `/api/v1/projects/${project}/runs/${runId}/events`
  let last: string | undefined
  let shown = ''
  for (let broken = 0; broken < 10; ) {
    try {
      const { body } = await client.ask(path, { query: { after: last } })
      for await (const { event, id, data } of eventsIn(body)) {
        broken = 0
        last = id ?? last
        const line = event === 'progress' ? lineOf(data as Run) : shown
        if (line !== shown) show(line)
        shown = line
        if (event !== 'end') continue
        const { status, reason } = data as Pick<Run, 'status' | 'reason'>
        show(reason ? `${status}: ${reason}` : status, true)
        return status === 'done'
      }
    } catch (error) {
      if (error instanceof Error && 'status' in error && Number(error.status) >= 400) throw error
      broken += 1
      await pause(500 * broken)
    }
  }
  throw new Error('The connection broke too often')
}

export function lineOf({ title, units: { total, done, failed }, secondsLeft }: Run, width = 24) {
  const share = total > 0 ? (done + failed) / total : 0
  const filled = Math.round(share * width)
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`
  const lost = failed > 0 ? `, ${failed} failed` : ''
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done} of ${total}${lost}${left}  ${title}`
}

/** On a terminal one line is drawn over; in a file each stands for itself. */
const showOn =
  (stream: NodeJS.WriteStream): Show =>
  (line, last = false) =>
    stream.write(stream.isTTY ? `\r\x1b[2K${line}${last ? '\n' : ''}` : `${line}\n`)

type Event = { event: string; id: string | null; data: unknown }

export async function* eventsIn(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Event> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
      text = text.slice(end + 2)
      const [event, data] = [fields.get('event'), fields.get('data')]
      if (event && data) yield { event, id: fields.get('id') ?? null, data: JSON.parse(data) }
    }
  }
}
