/** One line of RFC 4180. For spreadsheets, a text that would be taken for a formula gets an apostrophe before it. */
export const csvLine = (cells: readonly string[], form: 'data' | 'spreadsheet') =>
  `${cells.map((text) => quoted(form === 'spreadsheet' && /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text)).join(',')}\r\n`

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
