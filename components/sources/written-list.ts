/** Values in one line, as a row of a CSV has them: one that holds a comma or a quote stands in quotes. */
export const listWritten = (values: readonly string[]) =>
  values.map((value) => (/[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(', ')

/** What such a line lists. A quote that is never closed goes to the end. */
export function listRead(line: string): string[] {
  const values = [...line.matchAll(/\s*(?:"((?:[^"]|"")*)"?\s*|([^,]*))(?:,|$)/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim(),
  )
  return values.filter((value) => value !== '')
}
