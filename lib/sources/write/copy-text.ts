import { randomBytes } from 'node:crypto'

/** Cells of the text form of COPY. */
const special = /[\\\n\r\t]/
const specials = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

export const nothing = '\\N'
export const cell = (text: string | null) =>
  text === null ? nothing : special.test(text) ? text.replace(specials, (letter) => escapes[letter] ?? letter) : text

const plainElement = /^[\w.:-]+$/
/** A list of texts. */
export const list = (texts: readonly string[]) =>
  `{${texts.map((text) => (plainElement.test(text) && text.toUpperCase() !== 'NULL' ? text : cell(`"${text.replace(/["\\]/g, '\\$&')}"`))).join(',')}}`

export const json = (value: unknown) => (value === null || value === undefined ? nothing : cell(JSON.stringify(value)))
export const bytes = (value: Buffer) => `\\\\x${value.toString('hex')}`

/** Ids of uuid version 7 in one rising row, several times as fast as one at a time. */
export function idSeries(now = Date.now()) {
  const time = now.toString(16).padStart(12, '0')
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7`
  const tail = randomBytes(5).toString('hex')
  let count = 0
  return () => {
    const number = (count++).toString(16).padStart(8, '0')
    // 3 digits of the count, the variant, 5 more digits and 40 random bits.
    return `${head}${number.slice(0, 3)}-8${number.slice(3, 6)}-${number.slice(6)}${tail}`
  }
}
