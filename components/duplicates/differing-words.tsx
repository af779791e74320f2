import { useMemo } from 'react'
import { wordDifferences } from '@/lib/duplicates/words/rules'
import { SampleWords } from '../samples/sample-words'

/** A text, with what it says differently from another: words of its own marked, words it lacks struck out. */
export function DifferingWords({ base, text }: { base: string; text: string }) {
  const pieces = useMemo(() => wordDifferences(base, text), [base, text])
  return (
    <bdi className="whitespace-pre-wrap wrap-anywhere">
      {pieces.map(({ kind, text }, at) => {
        // Pieces of one text never reorder.
        const key = `${at} ${kind}`
        const words = <SampleWords key={key} text={text} terms={[]} />
        if (kind === 'same') return words
        return kind === 'added' ? (
          <ins key={key} className="rounded-1 bg-mark text-on-mark no-underline">
            {words}
          </ins>
        ) : (
          <del key={key} className="mr-1 text-text-3">
            <SampleWords text={text.trim()} terms={[]} />
          </del>
        )
      })}
    </bdi>
  )
}
