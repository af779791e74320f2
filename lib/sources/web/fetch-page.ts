import { createHash } from 'node:crypto'
import type { Ctx } from '../../ctx'
import { AppError } from '../../errors'
import { failureOf } from '../../outbound-address'
import { dropAnswer, type OutboundAnswer, reach, readAnswer, retryAfter } from '../../outbound'
import { viewerOf } from '../hub/hub-address'
import { readViewer } from '../hub/read-viewer'
import type { openTextReader } from '../text/open-text-reader'
import { delayOf, leaveAlone, robotsOf, takeTurn, type Visit } from './host-turn'
import type { KnownPage, Outcome } from './outcome'

type Ways = Visit & { reader: ReturnType<typeof openTextReader> }

const mostBytes = 30 * 1024 * 1024
const readable =
  /^(text\/(html|plain|markdown|x-markdown)|application\/(xhtml\+xml|pdf|octet-stream|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))?$/

/** Asks for a page as a polite guest, and reads it. What goes wrong with it is a value. */
export async function fetchPage(ctx: Ctx, page: KnownPage, ways: Ways): Promise<Outcome> {
  try {
    const url = new URL(page.address)
    const viewer = viewerOf(url)
    if (viewer) {
      await takeTurn(url.host, ways.secondsBetween, ways.signal)
      return await readViewer(viewer, page, ways.signal)
    }
    const robots = await robotsOf(ctx, url, ways)
    if (!robots.allows(url.pathname + url.search))
      return failed('robots', `The rules of ${url.host} (robots.txt) ask not to read this page`)
    await takeTurn(url.host, delayOf(robots, ways.secondsBetween), ways.signal)
    const answer = await reach(page.address, {
      headers: headersFor(page),
      seconds: 60,
      bytes: mostBytes,
      ...(ways.signal && { signal: ways.signal }),
    })
    const outcome = await judge(answer, page)
    if (outcome) return outcome
    const final = new URL(answer.address)
    if (final.host !== url.host && !(await robotsOf(ctx, final, ways)).allows(final.pathname + final.search)) {
      await dropAnswer(answer).catch(() => {})
      return failed('robots', `It redirects to ${final.host}, whose rules (robots.txt) ask not to read that page`)
    }
    return await readPage(answer, page, ways)
  } catch (error) {
    return outcomeOf(error)
  }
}

const headersFor = ({ etag, lastModified, fetchedAt }: KnownPage) => ({
  accept: 'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,application/pdf;q=0.8',
  ...(fetchedAt && etag && { 'if-none-match': etag }),
  ...(fetchedAt && lastModified && { 'if-modified-since': lastModified }),
})

/** What can be said before the body; null where there is one to read. */
async function judge(answer: OutboundAnswer, page: KnownPage): Promise<Outcome | null> {
  const { status, address, headers } = answer
  const { host } = new URL(address)
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (status === 200 && readable.test(type)) return null
  await dropAnswer(answer).catch(() => {})
  if (status === 304 && page.fetchedAt) return { kind: 'unchanged', ...validatorsOf(answer) }
  if (status === 200) return failed('type', `This is ${type.slice(0, 60)}, which holds no text to read`)
  if (status === 429 || status === 503) {
    const wait = retryAfter(answer) ?? 10
    await leaveAlone(host, wait)
    return { kind: 'later', failure: 'busy', reason: `${host} is busy and asks to wait ${wait} seconds` }
  }
  if (status >= 500 || status === 408)
    return { kind: 'later', failure: 'status', reason: `${host} answered with error ${status}` }
  const words: Record<number, string> = {
    401: 'wants a sign-in for this page',
    403: 'refuses this page',
    404: 'has no such page',
    410: 'no longer has this page',
    451: 'may not show this page',
  }
  return failed('status', `${host} ${words[status] ?? `answered ${status} and no page`}`)
}

async function readPage(answer: OutboundAnswer, page: KnownPage, { reader, signal }: Ways): Promise<Outcome> {
  const bytes = await readAnswer(answer)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (page.fetchedAt && page.sha256 === sha256) return { kind: 'unchanged', ...validatorsOf(answer) }
  const type = answer.headers['content-type'] ?? ''
  const read = await reader
    .read({ bytes, name: new URL(answer.address).pathname, type, address: answer.address }, signal)
    .catch((error) => {
      if (error instanceof AppError && error.code === 'invalid') return error
      throw error
    })
  if (read instanceof AppError) return failed('unreadable', `This page cannot be read: ${read.message}`)
  if (read.needsBrowser)
    return failed('needs_browser', 'This page is empty until a browser runs its scripts, which is not done here')
  if (read.passages.length === 0) return failed('no_text', 'There is no text on this page')
  return { kind: 'fetched', read, finalAddress: answer.address, ...validatorsOf(answer), sha256, bytes: bytes.length }
}

const failed = (failure: string, reason: string): Outcome => ({ kind: 'failed', failure, reason })
const validatorsOf = ({ headers }: OutboundAnswer) => ({
  etag: headers.etag?.slice(0, 500) ?? null,
  lastModified: headers['last-modified']?.slice(0, 100) ?? null,
})

const passing = new Set(['timeout', 'no_host', 'no_connection', 'broken', 'busy'])

/** A failure of the page is an outcome; anything else is ours. */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof AppError)) throw error
  const failure = failureOf(error) ?? (error.details?.failure === 'busy' ? 'busy' : error.code)
  return {
    kind: passing.has(failure) || error.code === 'unavailable' || error.code === 'limited' ? 'later' : 'failed',
    failure,
    reason: error.message,
  }
}
