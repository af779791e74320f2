import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type LocalServer, startServer } from '@/bin/testing/evil-server'
import { newProject } from '@/bin/testing/new-project'
import { makeMember } from '@/bin/testing/people'
import { announce } from '../announce'
import { answerErrands } from '../answer-errands'
import { transaction } from '../ctx'
import { db } from '../db'
import { openAt } from '../opening'
import { outboundClient } from '../outbound'
import { cancelRun } from '../runs/cancel-run'
import { openRun } from '../runs/open-run'
import { sealAt, unsealAt } from '../sealed'
import { addWebhook } from './add-webhook'
import { changeWebhook } from './change-webhook'
import { webhookErrands } from './errands/webhook-errands'
import { listDeliveries } from './list-deliveries'
import { listWebhooks } from './list-webhooks'
import { pauseWebhook } from './pause-webhook'
import { removeWebhook } from './remove-webhook'
import { resealSecrets } from './reseal-secrets'
import { resendDelivery } from './resend-delivery'
import { resumeWebhook } from './resume-webhook'
import { mostAttempts } from './rules'
import { sendDue } from './send-due'

type Heard = { headers: NodeJS.Dict<string | string[]>; body: string }
const servers: LocalServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  await db.webhook.deleteMany() // What one test left waiting would be sent by the next.
})

/** A receiver on this machine that answers with these statuses in turn, the last one again and again. */
async function receiver(...statuses: (number | 'hangs up' | 'redirects')[]) {
  const heard: Heard[] = []
  const server = await startServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      const status = statuses[Math.min(heard.length, statuses.length) - 1] ?? 200
      if (status === 'hangs up') return request.socket.destroy()
      if (status === 'redirects') return response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
      response.writeHead(status).end('thank you')
    })
  })
  servers.push(server)
  const reach = outboundClient({ allowHosts: [server.host] })
  return { heard, reach, address: `${server.address}/hooks` }
}

const happened = { event: 'model.trained', data: { modelId: 'm', datasetId: 'd', name: 'one' } } as const

/** Adding looks at the address as the operator allows it; these tests listen on this machine. */
async function listening(address: string, events: Parameters<typeof addWebhook>[1]['events'] = ['model.trained']) {
  const { ctx } = await newProject()
  const { id, secret } = await addWebhook(ctx, { address: 'https://example.com/hooks', events })
  await db.webhook.update({ where: { id }, data: { address } })
  return { ctx, id, secret }
}
const due = (webhookId: string) =>
  db.webhookDelivery.updateMany({ where: { webhookId }, data: { notBefore: new Date(0) } })
const deliveryOf = (webhookId: string) => db.webhookDelivery.findFirstOrThrow({ where: { webhookId } })

test('what happened is told once, signed so that the receiver can tell it is ours', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx, id, secret } = await listening(address)
  await announce(ctx, happened)
  expect(await sendDue(reach)).toBe(1)
  expect(await sendDue(reach)).toBe(0)
  expect(heard).toHaveLength(1)
  const [{ headers, body }] = heard as [Heard]
  expect(JSON.parse(body)).toMatchObject({ event: 'model.trained', projectId: ctx.projectId, data: { name: 'one' } })
  const [, seconds = '', digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['assay-signature'])) ?? []
  expect(digest).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
  expect(Math.abs(Date.now() / 1000 - Number(seconds))).toBeLessThan(60)
  expect(await deliveryOf(id)).toMatchObject({ status: 'delivered', answered: 200, attempts: 1, error: null })
})

test('a receiver that fails is tried again later, each time later still, and in the end no more', async () => {
  const { heard, reach, address } = await receiver(500)
  const { ctx, id } = await listening(address)
  await announce(ctx, happened)
  const waits: number[] = []
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    await due(id)
    await sendDue(reach)
    const { notBefore } = await deliveryOf(id)
    waits.push(Math.round((notBefore.getTime() - Date.now()) / 1000))
  }
  expect(waits.slice(0, 4).map((wait) => Math.round(wait / 10) * 10)).toEqual([10, 60, 300, 1800])
  expect(await deliveryOf(id)).toMatchObject({ status: 'failed', answered: 500, error: 'It answered 500' })
  await due(id)
  await sendDue(reach)
  expect(heard).toHaveLength(mostAttempts)
})

test('one that hangs up, one that redirects and one that recovers', async () => {
  const { heard, reach, address } = await receiver('hangs up', 'redirects', 204)
  const { ctx, id } = await listening(address)
  await announce(ctx, happened)
  const errors: (string | null)[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    await due(id)
    await sendDue(reach)
    errors.push((await deliveryOf(id)).error)
  }
  expect(errors).toEqual([expect.stringContaining('broke off'), expect.stringContaining('redirect'), null])
  expect(await deliveryOf(id)).toMatchObject({ status: 'delivered', answered: 204, attempts: 3 })
  expect(new Set(heard.map(({ headers }) => headers['assay-delivery'])).size).toBe(1)
})

test('the guarded client does not tell anything to a private address', async () => {
  const { heard, address } = await receiver(200)
  const { ctx, id } = await listening(address)
  await announce(ctx, happened)
  await sendDue(outboundClient({ allowHosts: [] }))
  expect(heard).toEqual([])
  expect(await deliveryOf(id)).toMatchObject({ status: 'waiting', answered: null })
  await expect(addWebhook(ctx, { address: 'http://127.0.0.1/x', events: ['run.ended'] })).rejects.toThrow(
    /127\.0\.0\.1/,
  )
  await expect(addWebhook(ctx, { address: 'file:///etc/passwd', events: ['run.ended'] })).rejects.toThrow(/http/)
})

test('of two workers at once, one sends', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx } = await listening(address)
  await Promise.all(Array.from({ length: 6 }, () => announce(ctx, happened)))
  await Promise.all([sendDue(reach), sendDue(reach), sendDue(reach)])
  expect(heard).toHaveLength(6)
  expect(new Set(heard.map(({ headers }) => headers['assay-delivery'])).size).toBe(6)
})

test('the broken twin, which looks for what is due without taking it, sends twice', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx } = await listening(address)
  await announce(ctx, happened)
  const lookAndSend = async () => {
    const found = await db.webhookDelivery.findMany({ where: { status: 'waiting' }, include: { webhook: true } })
    await Promise.all(found.map(({ webhook }) => reach(webhook.address, { method: 'POST', body: '{}' })))
  }
  await Promise.all([lookAndSend(), lookAndSend()])
  expect(heard.length).toBeGreaterThan(1)
})

test('what a worker held when it died comes due again, and its late answer changes nothing', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx, id } = await listening(address)
  await announce(ctx, happened)
  const died = sendDue(() => new Promise(() => {})) // It never comes back.
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await sendDue(reach)).toBe(0)
  await due(id)
  expect(await sendDue(reach)).toBe(1)
  expect(heard).toHaveLength(1)
  expect(await deliveryOf(id)).toMatchObject({ status: 'delivered', attempts: 2 })
  void died
})

test('what did not happen is not told: it is written down with what happens', async () => {
  const { address } = await receiver(200)
  const { ctx, id } = await listening(address)
  const failing = transaction(ctx, async (ctx) => {
    await announce(ctx, happened)
    throw new Error('It did not happen')
  })
  await expect(failing).rejects.toThrow('It did not happen')
  expect(await db.webhookDelivery.count({ where: { webhookId: id } })).toBe(0)
})

test('a run that is cancelled is told, and other events and projects are not', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx } = await listening(address, ['run.ended'])
  const { ctx: other } = await newProject()
  for (const one of [ctx, other]) {
    const run = { kind: 'test-told', title: 'Told', plan: {}, batches: [{ first: 0, size: 1 }] }
    await cancelRun(one, { runId: (await openRun(one, run)).id })
  }
  await announce(ctx, happened)
  await sendDue(reach)
  expect(heard.map(({ body }) => JSON.parse(body))).toMatchObject([
    { event: 'run.ended', projectId: ctx.projectId, data: { title: 'Told', status: 'cancelled' } },
  ])
})

test('a paused address hears nothing of what happens meanwhile', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx, id } = await listening(address)
  await pauseWebhook(ctx, { webhookId: id })
  await announce(ctx, happened)
  await resumeWebhook(ctx, { webhookId: id })
  await announce(ctx, happened)
  await sendDue(reach)
  expect(heard).toHaveLength(1)
})

test('a secret in the form of before is sealed anew when a worker starts, and goes on signing', async () => {
  const { heard, reach, address } = await receiver(200)
  const { ctx, id } = await listening(address)
  const place = { projectId: ctx.projectId, row: id, column: 'Webhook.sealedSecret' }
  await db.webhook.update({ where: { id }, data: { sealedSecret: sealAt(place, 'whsec_of_before') } })
  await resealSecrets()
  expect((await db.webhook.findUniqueOrThrow({ where: { id } })).sealedSecret).toMatch(/^x1\./)
  await announce(ctx, happened)
  await sendDue(reach)
  const [{ headers, body }] = heard as [Heard]
  const [, seconds = '', digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['assay-signature'])) ?? []
  expect(digest).toBe(createHmac('sha256', 'whsec_of_before').update(`${seconds}.${body}`).digest('hex'))
})

test('the secret is shown once and sealed at rest, and what is at rest opens for a worker alone', async () => {
  const { ctx, id, secret } = await listening('https://example.com/hooks')
  const told = JSON.stringify([
    await listWebhooks(ctx),
    await db.webhook.findMany({ where: { id } }),
    await db.auditEntry.findMany({ where: { projectId: ctx.projectId } }),
  ])
  expect(secret).toMatch(/^whsec_.{43}$/)
  expect(told).not.toContain(secret.slice(6))
  const { sealedSecret } = await db.webhook.findUniqueOrThrow({ where: { id } })
  const place = { projectId: ctx.projectId, row: id, column: 'Webhook.sealedSecret' }
  expect([unsealAt(place, sealedSecret), openAt(place, sealedSecret)]).toEqual([null, secret])
})

test('only owners of the project see and change its webhooks', async () => {
  const { ctx, id: webhookId } = await listening('https://example.com/hooks')
  const { ctx: curator } = await makeMember(ctx.projectId, 'curator')
  const { ctx: stranger } = await newProject()
  const given = { address: 'https://example.com/other', events: ['run.ended' as const] }
  await expect(listWebhooks(curator)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(addWebhook(curator, given)).rejects.toMatchObject({ code: 'forbidden' })
  for (const verb of [pauseWebhook, resumeWebhook, removeWebhook] as const) {
    await expect(verb(curator, { webhookId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verb(stranger, { webhookId })).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(changeWebhook(stranger, { webhookId, ...given })).rejects.toMatchObject({ code: 'not_found' })
  await expect(listDeliveries(stranger, { webhookId, take: 5 })).rejects.toMatchObject({ code: 'not_found' })
  expect(await listWebhooks(stranger)).toEqual([])
  await changeWebhook(ctx, { webhookId, ...given })
  await removeWebhook(ctx, { webhookId })
  const acts = await db.auditEntry.findMany({ where: { subjectId: webhookId }, orderBy: { id: 'asc' } })
  expect(acts.map(({ action }) => action)).toEqual(['webhook.add', 'webhook.change', 'webhook.remove'])
})

test('the log pages by what was told last, and a failed delivery may be sent again', async () => {
  const { address } = await receiver(200)
  const { ctx, id: webhookId } = await listening(address)
  for (let index = 0; index < 5; index++) await announce(ctx, happened)
  const first = await listDeliveries(ctx, { webhookId, take: 3 })
  const second = await listDeliveries(ctx, { webhookId, take: 3, before: first.next ?? '' })
  expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([3, 2, null])
  const deliveryId = first.deliveries[0]?.id ?? ''
  await expect(resendDelivery(ctx, { webhookId, deliveryId })).rejects.toThrow('still being tried')
  await db.webhookDelivery.update({ where: { id: deliveryId }, data: { status: 'failed', attempts: 7 } })
  const asked = resendDelivery(ctx, { webhookId, deliveryId })
  await expect.poll(() => db.errand.count()).toBe(1)
  await Promise.all(await answerErrands(webhookErrands, 1))
  expect(await asked).toMatchObject({ id: deliveryId, answered: null })
})
