import type { SourceView } from '@/lib/sources/schema'
import type { PageView } from '@/lib/sources/web/schema'
import { formatNumber } from '../ui/format-number'

export const kindWords: Record<SourceView['kind'], string> = {
  file: 'File',
  web: 'Web pages',
  hub: 'Hub dataset',
  api: 'API',
  paste: 'Pasted text',
  document: 'Document',
}
export const pageStateWords: Record<PageView['state'], string> = {
  waiting: 'Waiting',
  fetched: 'Read',
  unchanged: 'Unchanged',
  failed: 'Failed',
}
export const fileKindWords = { csv: 'CSV or TSV', json: 'JSON', jsonl: 'JSON Lines', yaml: 'YAML', parquet: 'Parquet' }
export const encodingWords = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little end first',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Windows-1252',
}
export const packingWords = { none: 'not packed', gzip: 'in gzip', zip: 'in a zip' }

/** Pages and documents become passages; everything else becomes samples. */
export const holdsPassages = ({ kind }: Pick<SourceView, 'kind'>) => kind === 'web' || kind === 'document'

const units = ['bytes', 'kB', 'MB', 'GB']
export function formatBytes(bytes: number) {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${formatNumber(bytes / 1000 ** step)} ${units[step]}`
}
