import type { ReactNode } from 'react'
import type { LeakSide, LeaksView, LeakView } from '@/lib/duplicates/schema'
import { sampleHref } from '@/lib/samples/rules'
import type { Share } from '@/lib/stats/schema'
import { DifferingWords } from '../duplicates/differing-words'
import type { Hides } from '../samples/hides'
import { LabelMark, type NameOf } from '../samples/label-mark'
import { SampleWords, Veil } from '../samples/sample-words'
import { Num } from '../ui/num'
import { TextLink } from '../ui/text-link'

type Props = { projectId: string; leak: LeakView; names: LeaksView['names']; labels: Share[]; hides: Hides }

/** Two texts side by side: the left as it stands, the right with what it says differently. */
export function LeakRow({ projectId, leak: { left, right, similarity }, names, labels, hides }: Props) {
  const nameOf: NameOf = (code) => {
    const label = labels.find(({ key }) => key === code)
    return { name: label?.name ?? code, polarity: label?.kind ?? 'none' }
  }
  const veiled = [left, right].some((side) => side && hides(side))
  return (
    <li className="grid grid-cols-[48px_minmax(0,1fr)_minmax(0,1fr)] gap-x-4 border-b px-4 py-3 last:border-b-0 max-sm:grid-cols-1 max-sm:gap-y-3">
      <span className="text-12 text-text-2">
        <span className="sr-only">Jaccard similarity </span>
        <Num value={similarity} as="score" />
      </span>
      <Side projectId={projectId} side={left} name={names.left} nameOf={nameOf}>
        {veiled ? <Veil /> : left && <SampleWords text={left.text} terms={[]} />}
      </Side>
      <Side projectId={projectId} side={right} name={names.right} nameOf={nameOf}>
        {veiled ? <Veil /> : right && <DifferingWords base={left?.text ?? right.text} text={right.text} />}
      </Side>
    </li>
  )
}

type SideProps = { projectId: string; side: LeakSide | null; name: string; nameOf: NameOf; children: ReactNode }

function Side({ projectId, side, name, nameOf, children }: SideProps) {
  return (
    <div className="min-w-0">
      <p className="flex min-w-0 items-center gap-2 text-12 text-text-3">
        <span className="min-w-0 truncate">{name}</span>
        {side && (
          <span className="ml-auto flex flex-none items-center gap-3">
            <LabelMark labels={side.labels} nameOf={nameOf} unseen={side.unseen === true} />
            <TextLink href={sampleHref(projectId, side.id)}>
              Open<span className="sr-only"> in {name}</span>
            </TextLink>
          </span>
        )}
      </p>
      <p className="mt-1 line-clamp-6 whitespace-pre-wrap wrap-anywhere text-text-1">
        {side ? children : <span className="text-text-3">This sample is gone by now.</span>}
      </p>
    </div>
  )
}
