import { toCanvas } from 'html-to-image'

export type Rows = { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }

const scale = 2
const head = 44

/** The chart as it stands on screen, in its theme, at twice its size; above it what it shows, as in the head of its card. */
export async function savePicture(chart: HTMLElement, name: string, title: string, meta: string) {
  const { backgroundColor } = getComputedStyle(chart)
  const drawn = await toCanvas(chart, {
    pixelRatio: scale,
    backgroundColor,
    filter: (node) => !(node instanceof HTMLElement && node.classList.contains('sr-only')),
  })
  const picture = document.createElement('canvas')
  picture.width = drawn.width
  picture.height = drawn.height + head * scale
  const pen = picture.getContext('2d')
  if (!pen) return
  pen.fillStyle = backgroundColor
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.drawImage(drawn, 0, head * scale)
  pen.scale(scale, scale)
  writeHead(pen, chart, title, meta)
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve))
  if (blob) save(blob, `${name}.png`)
}

function writeHead(pen: CanvasRenderingContext2D, chart: HTMLElement, title: string, meta: string) {
  const { color, fontFamily } = getComputedStyle(chart)
  const room = chart.clientWidth - 32
  pen.textBaseline = 'middle'
  pen.fillStyle = color
  pen.font = `600 14px ${fontFamily}`
  const shown = fitted(pen, title, room)
  pen.fillText(shown, 16, head / 2)
  const after = pen.measureText(shown).width + 8
  pen.globalAlpha = 0.7
  pen.font = `12px ${fontFamily}`
  if (room > after + 40) pen.fillText(fitted(pen, meta, room - after), 16 + after, head / 2)
}

/** What fits of a text, with an ellipsis where it does not. */
function fitted(pen: CanvasRenderingContext2D, text: string, room: number) {
  if (pen.measureText(text).width <= room) return text
  const letters = [...text]
  while (letters.length > 0 && pen.measureText(`${letters.join('')}…`).width > room) letters.pop()
  return `${letters.join('')}…`
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
