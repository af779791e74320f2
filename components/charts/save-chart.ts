import { toBlob } from 'html-to-image'

export type Rows = { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }

/** The chart as it stands on screen, in its theme, at twice its size. */
export async function savePicture(chart: HTMLElement, name: string) {
  const backgroundColor = getComputedStyle(chart).backgroundColor
  const picture = await toBlob(chart, {
    pixelRatio: 2,
    backgroundColor,
    filter: (node) => !(node instanceof HTMLElement && node.classList.contains('sr-only')),
  })
  if (picture) save(picture, `${name}.png`)
}

export function saveTable({ head, rows }: Rows, name: string) {
  const lines = [head, ...rows].map((cells) => cells.map(cellOf).join(','))
  save(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${name}.csv`)
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function cellOf(cell: string | number | null) {
  if (cell === null) return ''
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
