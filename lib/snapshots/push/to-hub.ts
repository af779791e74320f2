import { z } from 'zod'
import { env } from '../../env'
import { AppError, invalid } from '../../errors'
import { ask } from './ask'
import type { PushTarget } from './schema'
import { partOf, type Spooled } from './spool'

type Hub = Extract<PushTarget, { kind: 'hub' }>
const hub = () => env.HF_ENDPOINT.replace(/\/+$/, '')
const place = 'The hub'
/** Files that the hub keeps beside its repositories, by their hash, travel apart from the commit. */
const uploaded = z.object({ files: z.array(z.object({ path: z.string(), uploadMode: z.enum(['lfs', 'regular']) })) })
const actions = z.object({
  objects: z.array(
    z.object({
      oid: z.string(),
      error: z.object({ message: z.string() }).optional(),
      actions: z
        .object({
          upload: z.object({ href: z.url(), header: z.record(z.string(), z.string()).default({}) }).optional(),
          verify: z.object({ href: z.url(), header: z.record(z.string(), z.string()).default({}) }).optional(),
        })
        .optional(),
    }),
  ),
})

/** Makes the dataset where it is missing, sends its large files, and commits all of them at once: the others see all of it or nothing. */
export async function toHub(
  target: Hub,
  token: string,
  files: readonly Spooled[],
  { version, signal }: { version: string; signal: AbortSignal },
) {
  const authorization = `Bearer ${token}`
  const json =
    (more: Record<string, string> = {}) =>
    () => ({ authorization, 'content-type': 'application/json', ...more })
  const repo = target.repo.includes('/') ? target.repo : `${await whoIs(authorization, signal)}/${target.repo}`
  const [owner, name] = repo.split('/')
  const me = await whoIs(authorization, signal)
  await ask(place, `${hub()}/api/repos/create`, {
    method: 'POST',
    body: JSON.stringify({
      type: 'dataset',
      name,
      ...(owner !== me && { organization: owner }),
      private: target.private,
    }),
    sign: json(),
    // It is there already: then it is written to, and stays as visible as it is.
    accept: [409],
    signal,
  })
  const asked = await ask(place, `${hub()}/api/datasets/${repo}/preupload/main`, {
    method: 'POST',
    body: JSON.stringify({
      files: files.map(({ path, bytes, sample }) => ({ path, size: bytes, sample: sample.toString('base64') })),
    }),
    sign: json(),
    signal,
  })
  const modes = new Map(read(uploaded, asked.body).files.map(({ path, uploadMode }) => [path, uploadMode]))
  const large = files.filter(({ path }) => modes.get(path) === 'lfs')
  if (large.length > 0) await sendLarge(repo, large, authorization, signal)
  const lines = [
    { key: 'header', value: { summary: `Version ${version}`, description: '' } },
    ...(await Promise.all(
      files.map(async (file) =>
        modes.get(file.path) === 'lfs'
          ? { key: 'lfsFile', value: { path: file.path, algo: 'sha256', oid: file.sha256, size: file.bytes } }
          : {
              key: 'file',
              value: { path: file.path, encoding: 'base64', content: (await partOf(file)).toString('base64') },
            },
      ),
    )),
  ]
  await ask(place, `${hub()}/api/datasets/${repo}/commit/main`, {
    method: 'POST',
    body: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
    sign: () => ({ authorization, 'content-type': 'application/x-ndjson' }),
    signal,
  })
  return { address: `${hub()}/datasets/${repo}` }
}

async function whoIs(authorization: string, signal: AbortSignal) {
  const said = await ask(place, `${hub()}/api/whoami-v2`, { sign: () => ({ authorization }), signal })
  return read(z.object({ name: z.string() }), said.body).name
}

async function sendLarge(repo: string, files: readonly Spooled[], authorization: string, signal: AbortSignal) {
  const said = await ask(place, `${hub()}/datasets/${repo}.git/info/lfs/objects/batch`, {
    method: 'POST',
    body: JSON.stringify({
      operation: 'upload',
      transfers: ['basic', 'multipart'],
      hash_algo: 'sha_256',
      ref: { name: 'main' },
      objects: files.map(({ sha256, bytes }) => ({ oid: sha256, size: bytes })),
    }),
    sign: () => ({
      authorization,
      'content-type': 'application/vnd.git-lfs+json',
      accept: 'application/vnd.git-lfs+json',
    }),
    signal,
  })
  for (const { oid, error, actions: wanted } of read(actions, said.body).objects) {
    const file = files.find(({ sha256 }) => sha256 === oid)
    if (error || !file) throw invalid('The hub does not take one of these files')
    // Without an action it is there already.
    if (wanted?.upload) await sendObject(file, wanted.upload, signal)
    if (wanted?.verify) {
      const { href, header } = wanted.verify
      await ask(place, href, {
        method: 'POST',
        body: JSON.stringify({ oid, size: file.bytes }),
        sign: () => ({
          ...header,
          ...(new URL(href).origin === new URL(hub()).origin && { authorization }),
          'content-type': 'application/vnd.git-lfs+json',
        }),
        signal,
      })
    }
  }
}

type Upload = { href: string; header: Record<string, string> }

/** In one piece, or in parts of the size the hub asks for. The addresses are signed: the token stays here. */
async function sendObject(file: Spooled, { href, header }: Upload, signal: AbortSignal) {
  const size = Number(header.chunk_size)
  if (!Number.isInteger(size) || size <= 0) {
    await ask(place, href, { method: 'PUT', body: await partOf(file), sign: () => ({ ...header }), signal })
    return
  }
  const parts: { partNumber: number; etag: string }[] = []
  for (let part = 1; (part - 1) * size < file.bytes; part++) {
    const address = header[String(part).padStart(5, '0')] ?? header[String(part)]
    if (!address) throw new AppError('unavailable', 'The hub gave too few addresses for the parts of a file')
    const body = await partOf(file, (part - 1) * size, Math.min(file.bytes, part * size))
    const { headers } = await ask(place, address, { method: 'PUT', body, sign: () => ({}), signal })
    parts.push({ partNumber: part, etag: headers.etag ?? '' })
  }
  await ask(place, href, {
    method: 'POST',
    body: JSON.stringify({ oid: file.sha256, parts }),
    sign: () => ({ 'content-type': 'application/vnd.git-lfs+json', accept: 'application/vnd.git-lfs+json' }),
    signal,
  })
}

function read<S extends z.ZodType>(schema: S, body: Buffer): z.output<S> {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')))
  } catch {
    throw new AppError('unavailable', 'The hub answered with something that is not what it promises')
  }
}
