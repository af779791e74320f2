import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { makeMember } from '@/bin/testing/people'
import { db } from '../db'
import { type ServerEvent, streamOf } from '../events-door'
import { cancelRun } from './cancel-run'
import { openRun } from './open-run'
import { watchRun } from './watch-run'

const begin = async () => {
  const { ctx } = await newProject()
  const batches = [{ first: 0, size: 4 }]
  const { id: runId } = await openRun(ctx, { kind: 'test-watched', title: 'A run', plan: {}, batches })
  const say = (message: string) => db.runEvent.create({ data: { runId, level: 'info', message } })
  return { ctx, runId, say }
}

async function heard(events: AsyncGenerator<ServerEvent>) {
  const all: ServerEvent[] = []
  for await (const event of events) all.push(event)
  return all
}
const lines = (events: ServerEvent[]) =>
  events.filter(({ event }) => event === 'log').map(({ data }) => (data as { message: string }).message)

test('who watches a run hears its log and its progress, and its end', async () => {
  const { ctx, runId, say } = await begin()
  await say('before anyone listened')
  const listening = heard(await watchRun(ctx, { runId }))
  await say('while it goes on')
  await db.batch.updateMany({ where: { runId }, data: { done: 2 } })
  await cancelRun(ctx, { runId })
  const events = await listening
  expect(lines(events)).toEqual(['before anyone listened', 'while it goes on', 'Tester cancelled it'])
  expect(events.at(-1)).toMatchObject({ event: 'end', data: { status: 'cancelled' } })
  expect(events.at(-2)).toMatchObject({ event: 'progress', data: { units: { total: 4, done: 2 } } })
})

test('who comes back hears what was missed and nothing twice', async () => {
  const { ctx, runId, say } = await begin()
  const { id: after } = await say('heard already')
  await say('missed')
  await cancelRun(ctx, { runId })
  const events = await heard(await watchRun(ctx, { runId, after }))
  expect(lines(events)).toEqual(['missed', 'Tester cancelled it'])
})

test('a run of another project cannot be watched', async () => {
  const { runId } = await begin()
  const { ctx: stranger } = await newProject()
  await expect(watchRun(stranger, { runId })).rejects.toMatchObject({ code: 'not_found' })
})

test('a viewer may watch, and a listener who leaves is waited for no longer', async () => {
  const { ctx, runId } = await begin()
  const { ctx: viewer } = await makeMember(ctx.projectId, 'viewer')
  const left = new AbortController()
  const events = await watchRun({ ...viewer, signal: left.signal }, { runId })
  expect((await events.next()).value).toMatchObject({ event: 'progress' })
  const next = events.next()
  left.abort()
  expect(await next).toEqual({ value: undefined, done: true })
})

test('a stream that has nothing to tell says that it is still there', async () => {
  const left = new AbortController()
  let end = () => {}
  async function* silent(): AsyncGenerator<ServerEvent> {
    yield { event: 'log', id: 'one', data: { message: 'two\nlines' } }
    await new Promise<void>((resolve) => {
      end = resolve
    })
  }
  const reading = new Response(streamOf(silent(), left, 0.05)).text()
  await new Promise((resolve) => setTimeout(resolve, 130))
  end()
  const text = await reading
  expect(text).toContain('id: one\nevent: log\ndata: {"message":"two\\nlines"}\n\n')
  expect(text.match(/: still here/g)?.length).toBeGreaterThanOrEqual(1)
})
