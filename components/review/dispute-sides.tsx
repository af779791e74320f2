import { isHasty } from '@/lib/review/dispute/rules'
import type { Side } from '@/lib/review/dispute/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { PolarityShape } from '../ui/polarity-shape'

const acts: Record<string, string> = { reject: 'Rejected', flag: 'Flagged' }

/** What each said, in equal columns, without names. */
export function DisputeSides({ dataset, sides }: { dataset: DatasetInfo; sides: readonly Side[] }) {
  const nameOf = (code: string) => dataset.labels.find((label) => label.code === code)?.name ?? code
  return (
    <ul aria-label="What each said" className="grid grid-cols-[repeat(auto-fit,minmax(180px,1fr))] divide-x border-b">
      {sides.map((side) => (
        <li key={side.who} className="min-w-0 p-4 text-12">
          <div className="text-text-2">{side.who}</div>
          <div className="mt-1 flex items-center gap-1.75 text-14 font-medium text-text-1">
            <PolarityShape kind={side.polarity} />
            {acts[side.act] ?? (side.labels.map(nameOf).join(', ') || 'No label')}
          </div>
          <div className="mt-1 text-text-2">
            {side.seconds === null ? 'Time not known' : `${side.seconds.toFixed(1)} s`}
            {isHasty(side) && <b className="font-medium text-text-1"> · under two seconds</b>}
          </div>
          {side.note && <p className="mt-1.5 border-t pt-1.5 text-text-2 wrap-anywhere">{side.note}</p>}
        </li>
      ))}
    </ul>
  )
}
