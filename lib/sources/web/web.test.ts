import type { RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { docxParagraph, makeDocx, makePdf } from '@/bin/testing/documents'
import { type LocalServer, startServer } from '@/bin/testing/evil-server'
import { newProject } from '@/bin/testing/new-project'
import type { Ctx } from '../../ctx'
import { db } from '../../db'
import { env } from '../../env'
import { newId } from '../../ids'
import { attemptBatch } from '../../runs/attempt-batch'
import { claimBatches } from '../../runs/claim-batches'
import { getRun } from '../../runs/get-run'
import { startWorker } from '../../worker'
import { deleteSource } from '../delete-source'
import { fetchPages } from '../fetch-pages'
import { sourceJobs } from '../jobs'
import { listPages } from '../list-pages'
import { listPassages } from '../list-passages'
import { readDocuments } from '../read-documents'
import { receiveUpload } from '../receive-upload'
import { refetchPages } from '../refetch-pages'
import { takeTurn } from './host-turn'
import { fetchPagesJob, webJobs } from './jobs'
import { namesIn } from './read-sitemap'
import { readRobots } from './robots'
import { fetchPagesInput } from './schema'

const sentence = (about: string) =>
  `A sentence about ${about} that says a little more than it would have to, so that it fills a line. `
const page = (about: string) =>
  `<html lang="en"><head><title>On ${about}</title></head><body><article><h1>${about}</h1><p>${sentence(about).repeat(6)}</p></article></body></html>`
const shared = `<h2>Terms</h2><p>${sentence('the same terms on each page').repeat(10)}</p>`

let busy = 0
let changing = 'first'
const site: RequestListener = (request, response) => {
  const html = (text: string, headers = {}) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)
  const { origin } = new URL(`http://${request.headers.host}`)
  const answers: Record<string, () => void> = {
    '/robots.txt': () => response.end('User-agent: *\nDisallow: /private\n'),
    '/one': () =>
      request.headers['if-none-match'] === '"v1"'
        ? response.writeHead(304).end()
        : html(page('one').replace('</article>', `${shared}</article>`), { etag: '"v1"' }),
    '/two': () => html(page('two').replace('</article>', `${shared}</article>`)),
    '/changing': () => html(page(changing)),
    '/private/page': () => html(page('secrets')),
    '/app': () => html('<div id="root"></div><script src="/app.js"></script>'),
    '/picture': () => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
    '/gone': () => response.writeHead(410).end(),
    '/busy': () => (busy++ === 0 ? response.writeHead(429, { 'retry-after': '1' }).end() : html(page('patience'))),
    '/inside': () => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    '/paper.pdf': () =>
      response
        .writeHead(200, { 'content-type': 'application/pdf' })
        .end(makePdf([[{ text: sentence('papers').trim(), y: 700 }]])),
    '/sitemap.xml': () =>
      response.end(`<sitemapindex><sitemap><loc>${origin}/pages.xml.gz</loc></sitemap></sitemapindex>`),
    '/pages.xml.gz': () =>
      response.end(
        gzipSync(
          `<urlset><url><loc>${origin}/one</loc></url><url><loc>\n <![CDATA[${origin}/two]]></loc></url><url><loc>https://elsewhere.example/</loc></url></urlset>`,
        ),
      ),
  }
  const known = answers[request.url ?? '']
  if (known) known()
  else response.writeHead(404).end()
}

let server: LocalServer
beforeAll(async () => {
  server = await startServer(site)
  env.ASSAY_ALLOW_HOSTS.push(server.host)
})
afterAll(() => server.stop())

const workers: Awaited<ReturnType<typeof startWorker>>[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
const work = async () => void workers.push(await startWorker({ jobs: webJobs, graceSeconds: 1 }))

const at = (...paths: string[]) => paths.map((path) => `${server.address}${path}`)
const fetching = (datasetId: string, more: object) => fetchPagesInput.parse({ datasetId, secondsBetween: 0.1, ...more })

async function ended(ctx: Ctx, runId: string) {
  await expect
    .poll(async () => (await getRun(ctx, { runId })).status, { timeout: 60_000, interval: 100 })
    .not.toBe('running')
  return getRun(ctx, { runId })
}
const statesOf = async (ctx: Ctx, sourceId: string) =>
  Object.fromEntries(
    (await listPages(ctx, { sourceId, after: -1, take: 100 })).pages.map(({ address, state, failure }) => [
      new URL(address).pathname,
      failure ?? state,
    ]),
  )

test('pages become passages; what cannot be read says why, and the others go on', { timeout: 90_000 }, async () => {
  const { ctx, datasetId } = await newProject()
  const addresses = at(
    '/one',
    '/two',
    '/private/page',
    '/app',
    '/picture',
    '/gone',
    '/nowhere',
    '/busy',
    '/inside',
    '/paper.pdf',
    '/one#again',
  )
  const { sourceId, runId, pages } = await fetchPages(ctx, fetching(datasetId, { addresses }))
  expect(pages).toBe(10)
  await work()
  const run = await ended(ctx, runId)
  expect(run).toMatchObject({
    status: 'done',
    units: { total: 10, done: 4, failed: 6 },
    result: { fetched: 4, failed: 6, unchanged: 0, waiting: 0 },
  })
  expect(await statesOf(ctx, sourceId)).toEqual({
    '/one': 'fetched',
    '/two': 'fetched',
    '/busy': 'fetched',
    '/paper.pdf': 'fetched',
    '/private/page': 'robots',
    '/app': 'needs_browser',
    '/picture': 'type',
    '/gone': 'status',
    '/nowhere': 'status',
    '/inside': 'refused',
  })
  expect(server.seen.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
  expect(server.seen.some(({ path }) => path === '/private/page')).toBe(false)

  const passages = await listPassages(ctx, { sourceId, after: -1, take: 100 })
  expect(passages.every(({ tainted }) => tainted)).toBe(true)
  const terms = passages.filter(({ text }) => text.includes('the same terms'))
  expect(terms).toHaveLength(1)
  expect(terms[0]?.pageIds).toHaveLength(2)
  const { pages: views } = await listPages(ctx, { sourceId, after: -1, take: 100 })
  expect(views.find(({ address }) => address.endsWith('/one'))).toMatchObject({
    title: 'On one',
    language: 'en',
    reason: null,
  })
  expect(views.filter(({ state }) => state === 'failed').every(({ reason }) => reason && reason.length > 10)).toBe(true)
})

test('a page that did not change stays; of one that did, unused passages go and used ones are kept as retired', {
  timeout: 90_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  changing = 'first'
  const { sourceId, runId } = await fetchPages(ctx, fetching(datasetId, { addresses: at('/one', '/two', '/changing') }))
  await expect(refetchPages(ctx, { sourceId })).rejects.toMatchObject({ code: 'conflict' })
  await work()
  await ended(ctx, runId)
  const before = await listPassages(ctx, { sourceId, after: -1, take: 100 })
  const old = before.find(({ text }) => text.includes('about first'))
  await db.passage.update({ where: { id: old?.id ?? '' }, data: { used: 3 } })

  changing = 'second'
  const again = await refetchPages(ctx, { sourceId })
  const run = await ended(ctx, again.runId)
  expect(run.result).toMatchObject({ fetched: 1, unchanged: 2, failed: 0 })
  expect(
    server.seen.filter(({ path, headers }) => path === '/one' && headers['if-none-match'] === '"v1"').length,
  ).toBeGreaterThan(0)
  const after = await listPassages(ctx, { sourceId, after: -1, take: 100 })
  expect(after.filter(({ retired }) => retired).map(({ id }) => id)).toEqual([old?.id])
  expect(after.some(({ text }) => text.includes('about second'))).toBe(true)
  expect(after).toHaveLength(before.length + 1)
  expect(
    (await db.auditEntry.findMany({ where: { subjectId: sourceId }, orderBy: { id: 'asc' } })).map(
      ({ action }) => action,
    ),
  ).toEqual(['source.fetch', 'source.refetch'])
})

test('a sitemap names the pages of its own site', { timeout: 60_000 }, async () => {
  const { ctx, datasetId } = await newProject()
  const { sourceId, runId } = await fetchPages(ctx, fetching(datasetId, { sitemap: `${server.address}/sitemap.xml` }))
  await work()
  expect(await ended(ctx, runId)).toMatchObject({
    status: 'done',
    units: { total: 2, done: 2 },
    result: { fetched: 2 },
  })
  expect(await statesOf(ctx, sourceId)).toEqual({ '/one': 'fetched', '/two': 'fetched' })
})

test('a worker that dies between two pages loses the rest of its batch, and nothing comes twice', {
  timeout: 60_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  const { sourceId, runId } = await fetchPages(ctx, fetching(datasetId, { addresses: at('/one', '/two', '/changing') }))
  const [claim] = await claimBatches({ workerId: newId(), kinds: ['fetch-pages'], limit: 1 })
  const stop = new AbortController()
  const dying = { ...fetchPagesJob, work: dyingAfter(1, stop) }
  await attemptBatch(ctx, dying, claim!, { winding: new AbortController().signal, signal: stop.signal })
  expect(Object.values(await statesOf(ctx, sourceId)).toSorted()).toEqual(['fetched', 'waiting', 'waiting'])
  const seen = server.seen.length

  await db.$executeRaw`UPDATE "Batch" SET "leasedUntil" = now() - interval '1 second' WHERE id = ${claim!.id}::uuid`
  const [second] = await claimBatches({ workerId: newId(), kinds: ['fetch-pages'], limit: 1 })
  // The first one wakes up and would write on: its fence is gone.
  await attemptBatch(ctx, fetchPagesJob, claim!, {
    winding: new AbortController().signal,
    signal: new AbortController().signal,
  })
  await attemptBatch(ctx, fetchPagesJob, second!, {
    winding: new AbortController().signal,
    signal: new AbortController().signal,
  })
  expect(await getRun(ctx, { runId })).toMatchObject({ status: 'done', units: { total: 3, done: 3, failed: 0 } })
  const passages = await listPassages(ctx, { sourceId, after: -1, take: 100 })
  expect(new Set(passages.map(({ text }) => text)).size).toBe(passages.length)
  expect(server.seen.slice(seen).filter(({ path }) => path === '/one')).toHaveLength(0)
})

/** Keeps some pages and then is no more, as after kill -9: nothing is said to anyone. */
function dyingAfter(pages: number, stop: AbortController): typeof fetchPagesJob.work {
  return async (ctx, attempt) => {
    let kept = 0
    const keep: typeof attempt.keep = async (write, progress) => {
      if (kept++ >= pages) {
        stop.abort('lost')
        throw new Error('killed')
      }
      return attempt.keep(write, progress)
    }
    return fetchPagesJob.work(ctx, { ...attempt, keep })
  }
}

test('a host is asked by all workers together no faster than was said', async () => {
  const host = `${newId()}.example`
  const begun = Date.now()
  const times = await Promise.all(Array.from({ length: 5 }, () => takeTurn(host, 0.2).then(() => Date.now() - begun)))
  expect(times.toSorted((a, b) => a - b).every((time, at) => time >= at * 200 - 20)).toBe(true)
})

test('an address that cannot be fetched is refused with its place, before anything is written', async () => {
  const { ctx, datasetId } = await newProject()
  const refused = (addresses: string[]) => fetchPages(ctx, fetching(datasetId, { addresses }))
  await expect(refused(['https://example.com/', 'file:///etc/passwd'])).rejects.toThrow(
    'Address 2: Only http and https',
  )
  await expect(refused(['http://169.254.169.254/'])).rejects.toMatchObject({ code: 'invalid' })
  await expect(refused(['https://a:b@example.com/'])).rejects.toThrow('user name or password')
  expect(await db.source.count({ where: { projectId: ctx.projectId } })).toBe(0)
})

test('only curators bring pages and documents in, and another project sees none of it', {
  timeout: 60_000,
}, async () => {
  const { ctx, datasetId } = await newProject()
  const other = await newProject()
  const { sourceId } = await fetchPages(ctx, fetching(datasetId, { addresses: ['https://example.com/'] }))
  for (const role of ['viewer', 'reviewer'] as const) {
    const theirs = { ...ctx, role }
    await expect(
      fetchPages(theirs, fetching(datasetId, { addresses: ['https://example.com/'] })),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(refetchPages(theirs, { sourceId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readDocuments(theirs, { datasetId, uploadIds: [newId()] })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await listPages(theirs, { sourceId, after: -1, take: 10 })).pages).toHaveLength(1)
  }
  const attempts = [
    () => fetchPages(other.ctx, fetching(datasetId, { addresses: ['https://example.com/'] })),
    () => refetchPages(other.ctx, { sourceId }),
    () => listPages(other.ctx, { sourceId, after: -1, take: 10 }),
    () => listPassages(other.ctx, { sourceId, after: -1, take: 10 }),
    () => readDocuments(other.ctx, { datasetId, uploadIds: [newId()] }),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
})

test('documents become sources of their own, and one that is broken fails alone', { timeout: 60_000 }, async () => {
  const { ctx, datasetId } = await newProject()
  const upload = async (name: string, bytes: Buffer) =>
    (
      await receiveUpload(ctx, {
        name,
        body: (async function* () {
          yield bytes
        })(),
      })
    ).id
  const uploadIds = [
    await upload(
      'rules.docx',
      makeDocx(docxParagraph('Spam', { style: 'Kop1' }) + docxParagraph(sentence('spam').repeat(4))),
    ),
    await upload('paper.pdf', makePdf([[{ text: sentence('papers').trim(), y: 700 }]])),
    await upload('broken.pdf', Buffer.from('%PDF-1.7 no')),
    await upload('notes.md', Buffer.from(`# Notes\n\n${sentence('notes').repeat(4)}`)),
  ]
  const { sourceIds, runId } = await readDocuments(ctx, { datasetId, uploadIds })
  const other = await newProject()
  await expect(readDocuments(other.ctx, { datasetId: other.datasetId, uploadIds })).rejects.toMatchObject({
    code: 'not_found',
  })
  await work()
  expect(await ended(ctx, runId)).toMatchObject({ status: 'done', units: { total: 4, done: 3, failed: 1 } })
  const passages = await Promise.all(sourceIds.map((sourceId) => listPassages(ctx, { sourceId, after: -1, take: 10 })))
  expect(passages.map((found) => found[0] && [found[0].heading, found[0].page, found[0].tainted])).toEqual([
    ['Spam', null, false],
    ['', 1, false],
    undefined,
    ['Notes', null, false],
  ])
  const broken = await listPages(ctx, { sourceId: sourceIds[2] ?? '', after: -1, take: 10 })
  expect(broken.pages[0]).toMatchObject({ state: 'failed', reason: 'broken.pdf: this PDF is damaged' })
})

test('neither a sitemap nor a robots.txt can make a worker think for long', () => {
  const begun = Date.now()
  readRobots(`${' '.repeat(500_000)}x`)
  readRobots(`disallow:${' '.repeat(500_000)}x`)
  namesIn(`<loc>${' '.repeat(2_000_000)}`)
  namesIn('<loc>'.repeat(200_000))
  expect(Date.now() - begun).toBeLessThan(3000)
})

test('a source that is deleted takes its pages, passages and document along', { timeout: 60_000 }, async () => {
  const { ctx, datasetId } = await newProject()
  const { id } = await receiveUpload(ctx, {
    name: 'notes.md',
    body: Readable.from([Buffer.from(`# Notes\n\n${sentence('notes').repeat(4)}`)]),
  })
  const { sourceIds, runId } = await readDocuments(ctx, { datasetId, uploadIds: [id] })
  workers.push(await startWorker({ jobs: [...webJobs, ...sourceJobs], graceSeconds: 1 }))
  await ended(ctx, runId)
  const [sourceId = ''] = sourceIds
  expect(await listPassages(ctx, { sourceId, after: -1, take: 10 })).toHaveLength(1)
  const deletion = await deleteSource(ctx, { sourceId, samples: 'keep' })
  await ended(ctx, deletion.id)
  const where = { projectId: ctx.projectId }
  expect(
    await Promise.all([
      db.source.count({ where }),
      db.sourcePage.count({ where }),
      db.passage.count({ where }),
      db.upload.count({ where }),
    ]),
  ).toEqual([0, 0, 0, 0])
})

test('robots.txt is read as the standard says', () => {
  const { allows, delay } = readRobots(
    'User-agent: other\nDisallow: /\n\nUser-agent: *\nCrawl-delay: 4\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\nDisallow: /x*y*z # note\n',
  )
  expect(delay).toBe(4)
  expect(['/', '/a', '/a/c', '/a/b/c', '/f.pdf', '/f.pdf?x', '/x1y2z', '/xz'].map(allows)).toEqual([
    true,
    false,
    false,
    true,
    false,
    true,
    false,
    true,
  ])
  expect(
    readRobots('user-agent: Assay/0.1\nuser-agent: foo\ndisallow: /mine\n\nuser-agent: *\ndisallow: /').allows('/else'),
  ).toBe(true)
  expect(readRobots('').allows('/')).toBe(true)
  expect(readRobots(`User-agent: *\nDisallow: /${'*a'.repeat(5000)}`).allows(`/${'a'.repeat(5000)}b`)).toBe(false)
})
