import { type Format, formatInfo, type Split } from './schema'

/** A name made by us of plain letters: what somebody called their dataset is never a path. */
export function fileName(
  dataset: string,
  version: string | null,
  format: Format,
  chosen: readonly Split[] | undefined,
) {
  const base = dataset
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const parts = [base || 'dataset', version ?? 'live', ...(chosen && chosen.length < 3 ? chosen : []), format]
  return `${parts.join('-')}.${formatInfo(format).extension}`
}

/** How long the address of a download answers whoever asked for it. */
export const exportHours = 12
