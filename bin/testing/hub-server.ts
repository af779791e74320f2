import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type LocalServer, startServer } from './evil-server'

export type HubDataset = {
  card?: string
  licence?: string
  token?: string
  /** By commit; `main` and `refs/convert/parquet` are names for one of them. */
  branches: Record<string, string>
  commits: Record<string, Record<string, Buffer>>
  rows?: Record<string, Record<string, unknown>[]>
}
type Fault = { path: RegExp; times: number; answer: (response: ServerResponse, whole: () => void) => void }
export type HubServer = LocalServer & { datasets: Record<string, HubDataset>; faults: Fault[] }

/** Speaks as much of the hub's protocol as an import needs, and fails on demand. */
export async function startHub(datasets: Record<string, HubDataset> = {}): Promise<HubServer> {
  const faults: Fault[] = []
  const server = await startServer((request, response) => {
    const whole = () => answer(datasets, request, response)
    const fault = faults.find(({ path, times }) => times > 0 && path.test(request.url ?? ''))
    if (!fault) return whole()
    fault.times--
    fault.answer(response, whole)
  })
  return Object.assign(server, { datasets, faults })
}

function answer(datasets: Record<string, HubDataset>, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://hub.example')
  const json = (value: unknown, headers = {}) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
  const missing = () => response.writeHead(404).end('{"error":"not found"}')
  const asked = url.searchParams.get('dataset')
  const [, id = asked ?? '', kind = '', revision = '', path = ''] =
    /^\/(?:api\/)?datasets\/([^/]+\/[^/]+?)(?:\/(revision|tree|resolve)\/([^/]+)(?:\/(.*))?)?$/.exec(url.pathname) ?? []
  const dataset = datasets[id]
  if (!dataset) return missing()
  if (dataset.token && request.headers.authorization !== `Bearer ${dataset.token}`)
    return response.writeHead(401).end('{"error":"gated"}')

  if (url.pathname === '/splits' && dataset.rows)
    return json({
      splits: Object.keys(dataset.rows).map((key) => ({
        dataset: id,
        config: key.split('/')[0],
        split: key.split('/')[1],
      })),
    })
  if (url.pathname === '/rows') {
    const rows = dataset.rows?.[`${url.searchParams.get('config')}/${url.searchParams.get('split')}`]
    if (!rows) return missing()
    const offset = Number(url.searchParams.get('offset'))
    const page = rows.slice(offset, offset + Math.min(100, Number(url.searchParams.get('length'))))
    return json({
      features: [],
      rows: page.map((row, at) => ({ row_idx: offset + at, row, truncated_cells: [] })),
      num_rows_total: rows.length,
      num_rows_per_page: 100,
      partial: false,
    })
  }
  const sha = dataset.branches[decodeURIComponent(revision)] ?? decodeURIComponent(revision)
  const files = dataset.commits[sha]
  if (!files) return missing()
  if (kind === 'revision')
    return json({ id, sha, private: false, gated: Boolean(dataset.token), cardData: { license: dataset.licence } })
  if (kind === 'tree') {
    const all = Object.entries(files).map(([path, bytes]) => ({
      type: 'file',
      path,
      size: bytes.length,
      lfs: { oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
    }))
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const more =
      from + 2 < all.length
        ? { link: `<http://${request.headers.host}${url.pathname}?recursive=true&cursor=${from + 2}>; rel="next"` }
        : {}
    return json(all.slice(from, from + 2), more)
  }
  if (path === 'README.md' && dataset.card) return response.end(dataset.card)
  const bytes = files[decodeURIComponent(path)]
  if (!bytes) return missing()
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }
  return response
    .writeHead(start > 0 ? 206 : 200, { 'content-length': bytes.length - start, ...(start > 0 && range) })
    .end(bytes.subarray(start))
}
