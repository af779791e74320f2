import { z } from 'zod'
import { readAnswer } from '../../outbound'
import { askHub, askJson, type HubAccess, orNull } from './ask-hub'
import { endpoint, type HubPlace, pathOf, rowsEndpoint } from './hub-address'
import type { HubFile, HubSplit, HubView } from './schema'

const about = z.object({
  id: z.string(),
  sha: z.string().regex(/^[0-9a-f]{7,64}$/),
  private: z.boolean().default(false),
  gated: z.union([z.boolean(), z.string()]).default(false),
  cardData: z
    .object({ license: z.union([z.string(), z.array(z.string())]).optional(), license_link: z.string().optional() })
    .nullish(),
})
const tree = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.number().default(0),
    lfs: z.object({ oid: z.string(), size: z.number() }).nullish(),
  }),
)
const splitsAnswer = z.object({ splits: z.array(z.object({ config: z.string(), split: z.string() })) })

export type FoundSplit = HubSplit & { list: HubFile[] }
export type FoundDataset = Omit<HubView, 'splits' | 'chosen'> & { splits: FoundSplit[] }

const converted = 'refs/convert/parquet'
const mostListed = 20_000

/** A dataset on the hub with what can be read of it: the Parquet files that the hub made, its own files, or its rows. */
export async function findDataset(
  { id, revision }: Pick<HubPlace, 'id' | 'revision'>,
  access: HubAccess,
): Promise<FoundDataset> {
  const { value } = await askJson(
    about,
    `${endpoint()}/api/datasets/${pathOf(id)}/revision/${encodeURIComponent(revision ?? 'main')}`,
    access,
  )
  const card = await cardOf(id, value.sha, access)
  const licence = value.cardData?.license
  const base = {
    id,
    revision: value.sha,
    address: `${endpoint()}/datasets/${pathOf(id)}/tree/${value.sha}`,
    licence:
      (Array.isArray(licence) ? licence.join(', ') : licence)?.slice(0, 500) ??
      value.cardData?.license_link?.slice(0, 500) ??
      null,
    card,
    private: value.private,
    gated: Boolean(value.gated),
  }
  // What the hub converted is the main branch; another revision has to be read from its own files.
  const made = revision === null || revision === 'main' ? await convertedSplits(id, access) : []
  if (made.length > 0) return { ...base, from: 'parquet', splits: made }
  const own = splitsOfFiles(await listFiles(id, value.sha, access), value.sha)
  if (own.length > 0) return { ...base, from: 'files', splits: own }
  const { value: rows } = await askJson(
    splitsAnswer,
    `${rowsEndpoint()}/splits?dataset=${encodeURIComponent(id)}`,
    access,
  )
  return {
    ...base,
    from: 'rows',
    splits: rows.splits.map(({ config, split }) => ({ config, split, files: 0, bytes: null, rows: null, list: [] })),
  }
}

/** The dataset's own account of itself. */
export async function cardOf(id: string, sha: string, access: HubAccess) {
  const address = `${endpoint()}/datasets/${pathOf(id)}/resolve/${sha}/README.md`
  const bytes = await orNull(askHub(address, access, { bytes: 2_000_000 }).then(readAnswer))
  return bytes ? bytes.toString('utf8').toWellFormed().replaceAll('\0', '').slice(0, 200_000) : null
}

async function convertedSplits(id: string, access: HubAccess) {
  const branch = await orNull(
    askJson(about, `${endpoint()}/api/datasets/${pathOf(id)}/revision/${encodeURIComponent(converted)}`, access),
  )
  if (!branch) return []
  const files = await listFiles(id, branch.value.sha, access)
  return grouped(
    files.flatMap(({ path, ...file }) => {
      const [, config, split] = /^([^/]+)\/(?:partial-)?([^/]+)\/\d+\.parquet$/.exec(path) ?? []
      return config && split ? [{ config, split, file: { ...file, path, revision: branch.value.sha } }] : []
    }),
  )
}

async function listFiles(id: string, sha: string, access: HubAccess) {
  const found: Omit<HubFile, 'revision'>[] = []
  let address: string | null = `${endpoint()}/api/datasets/${pathOf(id)}/tree/${sha}?recursive=true`
  while (address && found.length < mostListed) {
    const page: { value: z.output<typeof tree>; next: string | null } = await askJson(tree, address, access)
    for (const { type, path, size, lfs } of page.value)
      if (type === 'file')
        found.push({ path, bytes: lfs?.size ?? size, sha256: lfs && /^[0-9a-f]{64}$/.test(lfs.oid) ? lfs.oid : null })
    address =
      page.next && new URL(page.next, address).origin === new URL(endpoint()).origin
        ? new URL(page.next, address).href
        : null
  }
  return found
}

const splitNames = /(?:^|[/_.-])(train|validation|valid|val|dev|test)(?:[/_.-]|$)/i
const spoken: Record<string, string> = { valid: 'validation', val: 'validation', dev: 'validation' }

/** A dataset's own files of one kind; their names tell the split. */
function splitsOfFiles(files: Omit<HubFile, 'revision'>[], revision: string) {
  const kinds = [/\.parquet$/i, /\.(jsonl|ndjson)$/i, /\.(csv|tsv)$/i, /\.json$/i]
  const kind = kinds.find((kind) => files.some(({ path }) => kind.test(path)))
  if (!kind) return []
  return grouped(
    files
      .filter(({ path }) => kind.test(path) && !/(^|\/)(\.|dataset_infos?\.json$|config\.json$)/.test(path))
      .map((file) => {
        const named = splitNames.exec(file.path)?.[1]?.toLowerCase() ?? 'train'
        return { config: 'default', split: spoken[named] ?? named, file: { ...file, revision } }
      }),
  )
}

function grouped(found: { config: string; split: string; file: HubFile }[]): FoundSplit[] {
  const splits = new Map<string, FoundSplit>()
  for (const { config, split, file } of found.toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1))) {
    const key = JSON.stringify([config, split])
    const known = splits.get(key) ?? { config, split, files: 0, bytes: 0, rows: null, list: [] }
    known.list.push(file)
    splits.set(key, { ...known, files: known.files + 1, bytes: (known.bytes ?? 0) + (file.bytes ?? 0) })
  }
  return [...splits.values()]
}
