import { env } from '../../env'
import { invalid } from '../../errors'

export type HubPlace = {
  id: string
  revision: string | null
  config: string | null
  split: string | null
  page: number | null
}
export type ViewerPlace = { id: string; config: string; split: string; page: number }

const publicHub = 'https://huggingface.co'
const idShape = /^[\w.-]{1,96}(\/[\w.-]{1,96})?$/
const isId = (id: string) => idShape.test(id) && !/(^|\/)\.\.?($|\/)/.test(id)

export const endpoint = () => env.HF_ENDPOINT.replace(/\/+$/, '')

/** Where rows are served: beside the hub, under the name its own libraries use. A hub without a domain serves them itself. */
export function rowsEndpoint() {
  const url = new URL(endpoint())
  const bare = /^[\d.]+$|^\[|^localhost$/.test(url.hostname)
  return bare ? url.origin : `${url.protocol}//datasets-server.${url.host}`
}

/** Reads `owner/name` or an address on the hub. */
export function hubPlace(given: string): HubPlace {
  const place = placeOf(given.trim())
  if (!place) throw invalid('This is neither the name of a dataset, such as owner/name, nor its address on the hub')
  return place
}

function placeOf(given: string): HubPlace | null {
  const nowhere = { revision: null, config: null, split: null, page: null }
  if (isId(given)) return { ...nowhere, id: given }
  if (/^(https?|hf):\/\//i.test(given) === false && isId(given.replace(/^\/?datasets\//, '')))
    return { ...nowhere, id: given.replace(/^\/?datasets\//, '') }
  if (!URL.canParse(given)) return null
  const url = new URL(given)
  const onHub = [publicHub, endpoint()].some((hub) => new URL(hub).host === url.host)
  const path =
    url.protocol === 'hf:' ? `${url.host}${url.pathname}`.split('/') : onHub ? url.pathname.slice(1).split('/') : []
  const parts = path.map(decoded).filter(Boolean)
  if (parts.shift() !== 'datasets') return null
  const named = parts.findIndex((part) => ['viewer', 'tree', 'blob', 'resolve', 'embed'].includes(part))
  const [id, revision = null] = (named === -1 ? parts.slice(0, 2) : parts.slice(0, Math.min(2, named)))
    .join('/')
    .split('@')
  if (!id || !isId(id)) return null
  const [kind, first = null, second = null] =
    named === -1 ? [] : parts.slice(parts[named] === 'embed' ? named + 1 : named)
  if (kind === 'viewer') return { id, revision, config: first, split: second, page: pageOf(url) }
  return { ...nowhere, id, revision: kind ? first : revision }
}

/** A page of the hub's viewer stands for the hundred rows that it shows. */
export function viewerOf(url: URL): ViewerPlace | null {
  if (!/\/viewer(\/|$)/.test(url.pathname)) return null
  const place = placeOf(url.href)
  return place?.config
    ? { id: place.id, config: place.config, split: place.split ?? 'train', page: place.page ?? 0 }
    : null
}

/** Pages count from nought, as the viewer does. */
function pageOf(url: URL) {
  const told = url.searchParams.get('p')
  return told !== null && /^\d{1,7}$/.test(told) ? Number(told) : null
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const pathOf = (...parts: string[]) =>
  parts.map((part) => part.split('/').map(encodeURIComponent).join('/')).join('/')
