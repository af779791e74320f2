export type WordPiece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond this many words times words a difference is not looked for: it would keep the screen waiting. */
const cellsAtMost = 4_000_000

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/gu) ?? []

/** What a text says differently from another, word by word. */
export function wordDifferences(base: string, text: string): WordPiece[] {
  const [from, to] = [wordsOf(base), wordsOf(text)]
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end++
  return joined([
    ...to.slice(0, start).map((word): WordPiece => ({ kind: 'same', text: word })),
    ...middle(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...to.slice(to.length - end).map((word): WordPiece => ({ kind: 'same', text: word })),
  ])
}

/** The longest row of words that both have stays; the rest was removed or added. */
function middle(from: string[], to: string[]): WordPiece[] {
  const removed = (words: string[]) => words.map((word): WordPiece => ({ kind: 'removed', text: word }))
  const added = (words: string[]) => words.map((word): WordPiece => ({ kind: 'added', text: word }))
  if (from.length * to.length > cellsAtMost) return [...removed(from), ...added(to)]
  const width = to.length + 1
  const longest = new Uint16Array((from.length + 1) * width)
  for (let one = from.length - 1; one >= 0; one--)
    for (let other = to.length - 1; other >= 0; other--)
      longest[one * width + other] =
        from[one] === to[other]
          ? longest[(one + 1) * width + other + 1]! + 1
          : Math.max(longest[(one + 1) * width + other]!, longest[one * width + other + 1]!)
  const pieces: WordPiece[] = []
  let [one, other] = [0, 0]
  while (one < from.length && other < to.length) {
    if (from[one] === to[other]) {
      pieces.push({ kind: 'same', text: to[other]! })
      one++
      other++
    } else if (longest[(one + 1) * width + other]! >= longest[one * width + other + 1]!)
      pieces.push({ kind: 'removed', text: from[one++]! })
    else pieces.push({ kind: 'added', text: to[other++]! })
  }
  return [...pieces, ...removed(from.slice(one)), ...added(to.slice(other))]
}

/** Neighbours of a kind as one piece; a blank between two changed words belongs to them. */
function joined(pieces: WordPiece[]): WordPiece[] {
  const all: WordPiece[] = []
  for (const piece of pieces) {
    if (piece.kind === 'removed' && piece.text.trim() === '') continue
    const last = all.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else all.push({ ...piece })
  }
  return all
}
