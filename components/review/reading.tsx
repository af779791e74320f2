'use client'
import { type PointerEvent, useRef } from 'react'
import { swipeOf } from '@/lib/review/desk/rules'
import type { ReviewSample } from '@/lib/review/decision/schema'
import { formatNumber } from '../ui/format-number'
import { type Look, SampleTexts } from './sample-texts'

type Props = Look & { sample: ReviewSample; target: 'prompt' | 'response'; onSwipe: (way: 'next' | 'previous') => void }

/** The text is the subject: earlier turns quietly, then what is to be judged. */
export function Reading({ sample, target, onSwipe, ...look }: Props) {
  const from = useRef<{ x: number; y: number } | null>(null)
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
        <SampleTexts sample={sample} target={target} {...look} />
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
