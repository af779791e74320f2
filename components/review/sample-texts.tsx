'use client'
import { EyeOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ReviewSample } from '@/lib/review/decision/schema'
import { maskedPieces } from '@/lib/review/settings/rules'
import { SampleWords } from '../samples/sample-words'
import { Kbd } from '../ui/kbd'

/** What is covered, and how it shows again. */
export type Look = {
  veiled: boolean
  masked: boolean
  moreWords: readonly string[]
  revealKey: string
  onReveal: () => void
}
type Props = Look & { sample: ReviewSample; target: 'prompt' | 'response' }

/** All texts of a sample in the order they were said, and among them the one to judge. */
export function SampleTexts({ sample, target, ...look }: Props) {
  const judged = target === 'response' && sample.response !== null ? sample.response : sample.prompt
  const { conversation, response, unwrapped, wrapper, safePrompt } = sample
  return (
    <>
      {conversation.map(({ role, content }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: turns never reorder
        <Turn key={at} who={role}>
          <Words text={content} {...look} />
        </Turn>
      ))}
      {judged !== sample.prompt && (
        <Turn who="User">
          <Words text={sample.prompt} {...look} />
        </Turn>
      )}
      <div className="my-2.5 grid grid-cols-[84px_minmax(0,1fr)] gap-x-4 rounded-3 border bg-surface-1 py-4.5 pr-6 shadow-1 max-sm:my-2 max-sm:grid-cols-1 max-sm:gap-0.5 max-sm:px-3.5 max-sm:py-3">
        <div className="pt-1.25 text-right text-12 font-medium text-accent-text max-sm:pt-0 max-sm:text-left">
          Judge this
        </div>
        <p data-judged className="whitespace-pre-wrap text-16 wrap-anywhere">
          <Words text={judged} {...look} />
        </p>
      </div>
      {target === 'prompt' && response !== null && (
        <Turn who="Response">
          <Words text={response} {...look} />
        </Turn>
      )}
      {unwrapped !== null && (
        <Turn who={wrapper ? `Unwrapped from ${wrapper}` : 'Unwrapped'}>
          <Words text={unwrapped} {...look} />
        </Turn>
      )}
      {safePrompt !== null && (
        <Turn who="Safe prompt">
          <Words text={safePrompt} {...look} />
        </Turn>
      )}
    </>
  )
}

function Turn({ who, children }: { who: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-4 py-2.5 max-sm:grid-cols-1 max-sm:gap-0.5 max-sm:py-2">
      <div className="pt-0.75 text-right text-12 text-text-3 first-letter:uppercase max-sm:text-left">{who}</div>
      <p className="whitespace-pre-wrap text-turn text-text-2 wrap-anywhere">{children}</p>
    </div>
  )
}

/** A veil is a solid bar of the text's own height, so that revealing moves nothing and no shape shows through. */
function Words({ text, veiled, masked, moreWords, revealKey, onReveal }: Look & { text: string }) {
  if (veiled)
    return (
      <span className="relative block min-h-7">
        <span aria-hidden="true" className="invisible">
          {text}
        </span>
        <button
          type="button"
          onClick={onReveal}
          className="absolute inset-0 flex items-center justify-center gap-1.5 rounded-2 bg-surface-2 text-13 text-text-2"
        >
          <EyeOff aria-hidden="true" className="size-3.5" />
          Text hidden
          <Kbd keys={revealKey} />
        </button>
      </span>
    )
  if (!masked) return <SampleWords text={text} terms={[]} />
  return maskedPieces(text, moreWords).map((piece, at) =>
    piece.kind === 'masked' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never reorder
      <Mask key={at} {...piece} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never reorder
      <SampleWords key={at} text={piece.text} terms={[]} />
    ),
  )
}

/** Shows what it covers for as long as it is held, by pointer or by space. */
function Mask({ text, what }: { text: string; what: string }) {
  const [held, setHeld] = useState(false)
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  return (
    <button
      type="button"
      aria-pressed={held}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onBlur={release}
      onKeyDown={(event) => event.key === ' ' && hold()}
      onKeyUp={release}
      className="mx-0.5 inline-flex items-center gap-1.25 rounded-1 bg-surface-2 px-1.5 align-baseline text-13 leading-5.5 text-text-2 inset-ring inset-ring-border-strong select-none"
    >
      {held ? (
        text
      ) : (
        <>
          <EyeOff aria-hidden="true" className="size-3" />
          {what}
        </>
      )}
    </button>
  )
}
