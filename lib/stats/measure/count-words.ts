import { tellingWords } from '../artefacts/rules'
import { wordsOf } from '../text/rules'

const mostWords = 400_000

/** Which words go with which labels, one text after the other; what is rare is forgotten when there are too many words. */
export function openWordCount() {
  const labels: Record<string, number> = {}
  const words = new Map<string, { n: number; labels: Map<string, number> }>()
  const openings = new Map<string, number>()
  let texts = 0
  let openingsOf = 0

  function forgetRare() {
    for (const [word, { n }] of words) if (n < 2) words.delete(word)
    for (const [opening, count] of openings) if (count < 2) openings.delete(opening)
  }

  return {
    add(text: string, codes: readonly string[]) {
      const inOrder = wordsOf(text.slice(0, 20_000))
      if (inOrder.length >= 3) {
        const opening = inOrder.slice(0, 3).join(' ')
        openings.set(opening, (openings.get(opening) ?? 0) + 1)
        openingsOf++
      }
      if (codes.length === 0) return
      texts++
      for (const code of codes) labels[code] = (labels[code] ?? 0) + 1
      for (const word of new Set(inOrder)) {
        const known = words.get(word) ?? { n: 0, labels: new Map<string, number>() }
        known.n++
        for (const code of codes) known.labels.set(code, (known.labels.get(code) ?? 0) + 1)
        words.set(word, known)
      }
      if (words.size > mostWords) forgetRare()
    },
    artefacts: () => ({ ...tellingWords({ texts, labels, words }), of: texts }),
    openings: () => ({
      openingsOf,
      openings: [...openings]
        .filter(([, count]) => count > 1)
        .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
        .slice(0, 20)
        .map(([words, count]) => ({ words, count, share: count / openingsOf })),
    }),
  }
}
