import Link from 'next/link'
import type { SourceDetailView } from '@/lib/sources/schema'
import { Card, CardSection } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'

type Props = { source: SourceDetailView; samplesHref: string; copiesHref: string }

/** Every row that was read is in one of four places, and they add up. */
export function SourceCounts({ source, samplesHref, copiesHref }: Props) {
  const { read, added, repeats, filtered, rejected, pairs, unwrapped, unlabelled, nearCopies } = source
  const parts = [
    { label: 'Added', value: added, ...(added > pairs && { href: samplesHref }) },
    { label: 'Repeats', value: repeats, ...(repeats > 0 && { href: '#repeats' }) },
    { label: 'Filtered', value: filtered },
    { label: 'Rejected', value: rejected, ...(rejected > 0 && { href: '#rejected' }) },
  ]
  const notes = [
    pairs > 0 && `${formatNumber(pairs)} of what was added are preferences`,
    unwrapped > 0 && `${formatNumber(unwrapped)} were taken out of a jailbreak wrapper`,
    unlabelled > 0 && `${formatNumber(unlabelled)} came without a verdict`,
  ].filter((note) => note !== false)
  return (
    <Card title="Rows" meta={`${formatNumber(read)} read`}>
      <CardSection>
        <ul className="grid grid-cols-4 gap-4 max-sm:grid-cols-2">
          {parts.map(({ label, value, href }) => (
            <li key={label} aria-labelledby={`rows-${label}`}>
              <p id={`rows-${label}`} className="text-12 text-text-3">
                {label}
              </p>
              <p className="text-20 font-semibold">
                {href ? (
                  <Link href={href} className="underline-offset-3 hover:underline">
                    {formatNumber(value)}
                  </Link>
                ) : (
                  formatNumber(value)
                )}{' '}
                <span className="text-12 font-normal text-text-3">of {formatNumber(read)}</span>
              </p>
            </li>
          ))}
        </ul>
        {notes.length > 0 && <p className="mt-3 text-12 text-text-2">{notes.join('. ')}.</p>}
        {nearCopies !== null && nearCopies > 0 && (
          <p className="mt-3 text-12 text-text-2">
            {formatNumber(nearCopies)} of the added are near copies of an older sample.{' '}
            <TextLink href={copiesHref}>Look at them</TextLink>
          </p>
        )}
      </CardSection>
    </Card>
  )
}
