import { wordsOf } from '@/lib/generation/rules'
import type { LandedRow } from '@/lib/generation/schema'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'

export function ExampleRow({ row, nameOf }: { row: LandedRow; nameOf: (code: string) => string }) {
  const kept = row.outcome === 'kept'
  return (
    <li className="grid grid-cols-[124px_150px_minmax(0,1fr)_72px] items-start gap-3 border-b px-4 py-2.5 last:border-b-0 max-md:grid-cols-1 max-md:gap-1">
      <Polarity kind={row.polarity}>{row.label ? nameOf(row.label) : 'No label'}</Polarity>
      <span className="line-clamp-2 text-text-2">{row.persona ?? 'Anybody'}</span>
      <span className="whitespace-pre-wrap break-words">
        {kept ? row.text : <span className="text-text-2">{`${wordsOf(row.reason ?? '')}. ${row.detail ?? ''}`}</span>}
      </span>
      <span className="text-right text-12 text-text-3 max-md:text-left">
        {row.simulated ? 'simulated' : formatNumber(row.costMicros / 1_000_000, 'money')}
      </span>
    </li>
  )
}
