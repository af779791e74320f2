import { createHash } from 'node:crypto'
import { cutPassages } from '../text/cut-passages'
import { droppedShape } from '../text/schema'
import { visible } from '../text/visible'
import type { KnownPage, Outcome } from '../web/outcome'
import type { ViewerPlace } from './hub-address'
import { hubRows, rowsInPage } from './hub-rows'

/** A page of the hub's viewer is filled by scripts; the rows that it shows are asked for instead. */
export async function readViewer(
  { id, config, split, page }: ViewerPlace,
  known: KnownPage,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { rows } = await hubRows({ id, config, split }, page * rowsInPage, rowsInPage, { token: null, signal })
  if (rows.length === 0) return { kind: 'failed', failure: 'no_text', reason: `${id} has no rows on page ${page}` }
  const whole = JSON.stringify(rows)
  const sha256 = createHash('sha256').update(whole).digest('hex')
  if (known.fetchedAt && known.sha256 === sha256) return { kind: 'unchanged', etag: null, lastModified: null }
  const dropped = droppedShape.parse({})
  const passages = rows.flatMap(({ index, row }) => {
    const blocks = Object.entries(row).flatMap(([column, value]) => {
      const { text, invisible } = visible(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
      dropped.invisible += invisible
      return text.trim() === '' || value === null ? [] : [{ text: `${column}: ${text.trim()}` }]
    })
    return cutPassages([{ text: `Row ${index}`, level: 1 }, ...blocks])
  })
  const title = `${id} › ${config} › ${split}, rows ${rows[0]?.index} to ${rows.at(-1)?.index}`
  const read = { title, language: null, licence: null, canonical: null, dropped, passages, needsBrowser: false }
  return {
    kind: 'fetched',
    read,
    finalAddress: known.address,
    etag: null,
    lastModified: null,
    sha256,
    bytes: Buffer.byteLength(whole),
  }
}
