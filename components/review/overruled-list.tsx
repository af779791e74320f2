import Link from 'next/link'
import { causeWords } from '@/lib/review/dispute/rules'
import type { Overruled } from '@/lib/review/dispute/schema'
import { sampleHref } from '@/lib/samples/rules'
import { Card } from '../ui/card'
import { TimeAgo } from '../ui/time-ago'
import type { Hidden } from './my-history'

type Props = { projectId: string; overruled: readonly Overruled[]; names: Record<string, string>; hidden: Hidden }
const acts: Record<string, string> = { reject: 'rejected', flag: 'flagged' }

/** Where one's answer did not become the label, and why. To learn from, seen by nobody else. */
export function OverruledList({ projectId, overruled, names, hidden }: Props) {
  const words = (codes: readonly string[]) => codes.map((code) => names[code] ?? code).join(', ')
  return (
    <Card title="Where you were overruled">
      {overruled.length === 0 && (
        <p className="p-4 text-12 text-text-2">
          Nowhere so far. Where an adjudicator decides otherwise, their reason stands here.
        </p>
      )}
      <ul>
        {overruled.map(({ itemId, sampleId, excerpt, said, saidAct, labels, cause, note, at }) => (
          <li key={itemId} className="border-b px-4 py-2.5 text-12 last:border-b-0">
            <Link href={sampleHref(projectId, sampleId)} className="line-clamp-2 text-text-1 hover:underline">
              {hidden([...said, ...labels]) ? 'Text hidden' : excerpt}
            </Link>
            <p className="mt-1 text-text-2">
              You: {acts[saidAct] ?? words(said)}. Settled: <b className="font-medium text-text-1">{words(labels)}</b>.
            </p>
            <p className="text-text-2">
              {causeWords[cause]}
              {note && `: ${note}`} · <TimeAgo at={at} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
