'use client'
import { EyeOff } from 'lucide-react'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { swipeOf } from '@/lib/review/desk/rules'
import type { ReviewSample } from '@/lib/review/decision/schema'
import { maskedPieces } from '@/lib/review/settings/rules'
import { formatNumber } from '../ui/format-number'
import { Kbd } from '../ui/kbd'
import { SampleWords } from '../samples/sample-words'

type Look = { veiled: boolean; masked: boolean; moreWords: readonly string[]; revealKey: string; onReveal: () => void }
type Props = Look & { sample: ReviewSample; target: 'prompt' | 'response'; onSwipe: (way: 'next' | 'previous') => void }

/** The text is the subject: earlier turns quietly, then what is to be judged. */
export function Reading({ sample, target, onSwipe, ...look }: Props) {
  const from = useRef<{ x: number; y: number } | null>(null)
  const judged = target === 'response' && sample.response !== null ? sample.response : sample.prompt
  const { conversation, response, unwrapped, wrapper, safePrompt } = sample
  const down = ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
    from.current = pointerType === 'touch' ? { x, y } : null
  }
  const up = ({ clientX: x, clientY: y }: PointerEvent) => {
    const way = from.current && swipeOf(from.current, { x, y })
    from.current = null
    if (way) onSwipe(way)
  }
  return (
    <section
      key={sample.id}
      aria-label="Sample"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onPointerDown={down}
      onPointerUp={up}
      onPointerCancel={() => {
        from.current = null
      }}
      className="focus-inside min-h-0 flex-1 touch-pan-y overflow-y-auto overscroll-contain px-8 pt-6 pb-4 max-sm:px-4 max-sm:py-3.5"
    >
      <div className="mx-auto max-w-reading">
        <Meta sample={sample} />
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
      </div>
    </section>
  )
}

function Meta({
  sample: { id, conversation, source, language, characters, simulated, tainted, copies, persona },
}: {
  sample: ReviewSample
}) {
  return (
    <div className="mb-4.5 flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-12 text-text-3 max-sm:mb-2">
      <span className="font-mono" title={id}>
        …{id.slice(-6)}
      </span>
      {conversation.length > 0 && (
        <span>
          <b className="font-medium text-text-2">Conversation</b> · {conversation.length + 1} turns
        </span>
      )}
      {source && <b className="font-medium text-text-2">{source.name}</b>}
      {language && <span className="max-sm:hidden">{language}</span>}
      <span className="max-sm:hidden">{formatNumber(characters)} characters</span>
      {persona && (
        <span className="max-w-60 truncate max-sm:hidden" title={persona}>
          Written as {persona}
        </span>
      )}
      {copies.length > 0 && (
        <span className="max-sm:hidden">{copies.length === 1 ? '1 near copy' : `${copies.length} near copies`}</span>
      )}
      {simulated && <span>Simulated</span>}
      {tainted && <span>Tainted</span>}
    </div>
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
