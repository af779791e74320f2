import { piecesOf, type Term } from '@/lib/samples/text/rules'

/** A text as text: what was looked for is marked, what cannot be seen is named, and no direction leaks out. */
export function SampleWords({ text, terms }: { text: string; terms: readonly Term[] }) {
  return (
    <bdi>
      {piecesOf(text, terms).map((piece, at) =>
        piece.kind === 'mark' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never reorder
          <mark key={at}>{piece.text}</mark>
        ) : piece.kind === 'hidden' ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never reorder
            key={at}
            title={piece.text}
            className="mx-0.5 rounded-1 bg-surface-2 px-1 font-mono text-11 text-text-2 inset-ring inset-ring-border-strong"
          >
            {piece.text.split(' ')[0]}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}

/** A solid bar in the text's place and height: a blur would leak its shape. */
export function Veil({ words = 'Text hidden' }: { words?: string }) {
  return (
    <span className="block h-5 w-full rounded-1 bg-surface-2">
      <span className="sr-only">{words}</span>
    </span>
  )
}
