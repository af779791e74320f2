/** What a spreadsheet would run: a cell that begins with one of these, in their full width too, after any blanks. */
const openers = ['=', '+', '-', '@', '＝', '＋', '－', '＠'].map((letter) => Buffer.from(letter))
/** Blanks that spreadsheets look past: spaces and controls, the byte order mark, the no-break and the ideographic space. */
const blanks = ['\u00a0', '\u3000', '\ufeff', '\u200b'].map((letter) => Buffer.from(letter))

export function startsFormula(bytes: Buffer, start: number, end: number) {
  // A tab, a line end or a NUL before the rest begins a new cell in some of them.
  const first = bytes[start]
  if (start < end && (first === 9 || first === 10 || first === 13 || first === 0)) return true
  let at = start
  for (let before = -1; at < end && at !== before; ) {
    before = at
    while (at < end && bytes[at]! <= 32) at++
    for (const blank of blanks) if (begins(bytes, at, end, blank)) at += blank.length
  }
  return openers.some((opener) => begins(bytes, at, end, opener))
}

function begins(bytes: Buffer, at: number, end: number, piece: Buffer) {
  if (at + piece.length > end) return false
  for (let index = 0; index < piece.length; index++) if (bytes[at + index] !== piece[index]) return false
  return true
}
