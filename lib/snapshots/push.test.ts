import { afterAll, expect, test } from 'vitest'
import { frozenFixture } from '../../bin/testing/frozen-fixture'
import { newProject } from '../../bin/testing/new-project'
import { ctxOf } from '../../bin/testing/people'
import { bucketKeys, startPushServer } from '../../bin/testing/push-server'
import { takeWhole } from '../../bin/testing/take'
import { work } from '../../bin/testing/import-studio'
import { db } from '../db'
import { env } from '../env'
import { snapshotJobs } from './jobs'
import { signRequest } from './push/sign-request'
import { openSpool } from './push/spool'
import { toS3 } from './push/to-s3'
import { type PushTarget, pushSnapshotInput } from './push/schema'
import { pushSnapshot } from './push-snapshot'

const token = 'hf_a_token_that_must_not_leak'
const { ctx } = await frozenFixture()
const { id: snapshotId } = await takeWhole(ctx, { accepted: false })
const servers: { stop: () => Promise<void> }[] = []
afterAll(() => Promise.all(servers.map((server) => server.stop())))

const toBucket = {
  kind: 's3',
  region: 'us-east-1',
  bucket: 'bucket',
  prefix: 'sets/boats',
  accessKeyId: 'AKIDEXAMPLE',
} as const

async function start(chunk = 0) {
  const server = await startPushServer(token, { chunk })
  servers.push(server)
  env.ASSAY_ALLOW_HOSTS.push(server.host)
  Object.assign(env, { HF_ENDPOINT: server.address })
  return server
}

async function push(target: PushTarget, secret = token) {
  const { runId } = await pushSnapshot(ctx, pushSnapshotInput.parse({ snapshotId, target, secret, reason: 'a test' }))
  await work(snapshotJobs)
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { batches: true, log: true } })
  return { run, error: run.batches[0]?.error ?? null }
}

test('a snapshot goes to the hub as one commit, private where it is new, and the key is forgotten', async () => {
  const server = await start()
  const { run, error } = await push({ kind: 'hub', repo: 'team/boats', private: true })
  expect([error, run.status]).toEqual([null, 'done'])
  expect(server.repos.get('team/boats')).toEqual({ private: true })
  const names = [...server.files.keys()].sort()
  expect(names).toContain('team/boats/README.md')
  expect(names.filter((name) => name.endsWith('.parquet')).length).toBeGreaterThan(0)
  for (const name of names.filter((name) => name.endsWith('.parquet')))
    expect(server.files.get(name)?.subarray(0, 4).toString()).toBe('PAR1')
  expect(run.log[0]?.message).toContain(`${server.address}/datasets/team/boats`)
  expect(await db.pushSecret.count()).toBe(0)
  const everything = JSON.stringify([
    run.plan,
    run.log,
    await db.auditEntry.findMany({ where: { projectId: ctx.projectId } }),
  ])
  expect(everything).not.toContain(token)
})

test('a hub that wants parts gets parts, and one that is busy is asked again', async () => {
  const server = await start(1_000)
  server.faults.push({ path: /commit/, times: 1, status: 503 })
  const { error } = await push({ kind: 'hub', repo: 'boats', private: true })
  expect(error).toBeNull()
  expect([...server.files.keys()].every((name) => name.startsWith('cura/boats/'))).toBe(true)
  expect([...server.files.values()].some((bytes) => bytes.toString() === 'missing')).toBe(false)
})

test('a key that the hub does not take is said in a sentence, without the key', async () => {
  await start()
  const { run, error } = await push({ kind: 'hub', repo: 'team/boats', private: true }, 'another key')
  expect(run.status).toBe('failed')
  expect(error).toBe('The hub does not let this key write there (401)')
})

test('every file stands in the bucket, each signed', async () => {
  const server = await start()
  const { error } = await push({ ...toBucket, endpoint: server.address }, bucketKeys.secretAccessKey)
  expect(error).toBeNull()
  expect([...server.files.keys()]).toContain('sets/boats/croissant.json')
})

/** A file of 2,500 bytes, sent in parts of 1,000. */
async function inParts(fault?: { path: RegExp; times: number; status: number }) {
  const server = await start()
  if (fault) server.faults.push(fault)
  const spool = await openSpool()
  const bytes = Buffer.from(Array.from({ length: 2_500 }, (_, at) => at % 251))
  const file = await spool.add(
    'data/a file.parquet',
    (async function* () {
      yield bytes
    })(),
  )
  const target = { ...toBucket, endpoint: server.address }
  const sent = toS3(target, bucketKeys.secretAccessKey, [file], {
    version: '1.0.0',
    signal: new AbortController().signal,
    partBytes: 1_000,
  })
  const failure = await sent.then(
    () => null,
    (error: Error) => error.message,
  )
  await spool.close()
  const there = server.files.get('sets/boats/data/a%20file.parquet')
  return { server, failure, whole: there?.equals(bytes) ?? false }
}

test('a large file goes into the bucket in parts, and a part that met a busy storage is sent again', async () => {
  const { server, failure, whole } = await inParts({ path: /partNumber=2/, times: 1, status: 503 })
  expect([failure, whole, server.begun.size]).toEqual([null, true, 0])
  expect(server.asked).toEqual([
    'POST uploads',
    'PUT partNumber uploadId',
    'PUT partNumber uploadId',
    'PUT partNumber uploadId',
    'POST uploadId',
  ])
})

test('an upload in parts that is refused halfway, or not put together, is given up: nothing stays to be paid for', async () => {
  const refused = await inParts({ path: /partNumber=3/, times: 9, status: 403 })
  expect([refused.failure, refused.whole]).toEqual(['The storage does not let this key write there (403)', false])
  const broken = await inParts({ path: /never/, times: 0, status: 200 })
  expect([broken.failure, broken.whole]).toEqual(['The storage did not put the parts together', false])
  for (const { server } of [refused, broken]) {
    expect(server.asked.at(-1)).toBe('DELETE uploadId')
    expect(server.begun.size).toBe(0)
  }
})

test('the bucket takes nothing that is signed with another secret', async () => {
  const server = await start()
  const { error } = await push({ ...toBucket, endpoint: server.address }, 'another secret')
  expect(error).toBe('The storage does not let this key write there (403)')
  expect(server.files.size).toBe(0)
})

test('storage at an address that is not public, and that nobody opened, is not asked', async () => {
  const { error } = await push(
    {
      kind: 's3',
      endpoint: 'http://169.254.169.254',
      region: 'us-east-1',
      bucket: 'bucket',
      prefix: '',
      accessKeyId: 'AKIDEXAMPLE',
    },
    'a secret access key',
  )
  expect(error).toContain('not a public address')
})

test('a reviewer pushes nothing, nor does another project', async () => {
  const input = pushSnapshotInput.parse({
    snapshotId,
    target: { kind: 'hub', repo: 'a/b' },
    secret: token,
    reason: 'a test',
  })
  const reviewer = ctxOf(ctx.projectId, 'reviewer', { id: ctx.actor.id, name: 'Rita' })
  await expect(pushSnapshot(reviewer, input)).rejects.toThrow('A reviewer cannot')
  await expect(pushSnapshot((await newProject()).ctx, input)).rejects.toThrow('Snapshot not found')
  expect(() => pushSnapshotInput.parse({ ...input, target: { kind: 'hub', repo: '../../etc' } })).toThrow()
})

test('signatures are those of the published examples', () => {
  const keys = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  }
  const moment = new Date('2013-05-24T00:00:00Z')
  const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const signature = (method: string, path: string, headers: Record<string, string>, bodySha256 = nothing) =>
    signRequest(
      { method, url: new URL(`https://examplebucket.s3.amazonaws.com${path}`), headers, bodySha256 },
      keys,
      moment,
    ).authorization?.split('Signature=')[1]
  expect(signature('GET', '/test.txt', { range: 'bytes=0-9' })).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
  expect(
    signature(
      'PUT',
      '/test%24file.text',
      { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    ),
  ).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd')
  expect(signature('GET', '/?lifecycle', {})).toBe('fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543')
})
