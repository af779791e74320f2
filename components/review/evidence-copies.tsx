import Link from 'next/link'
import type { NearCopy, ReviewSample } from '@/lib/review/decision/schema'
import { sameLabels, sampleHref } from '@/lib/samples/rules'
import { Veil } from '../samples/sample-words'
import { formatNumber } from '../ui/format-number'
import { PolarityShape } from '../ui/polarity-shape'
import { Fold } from './evidence-section'

type Props = { projectId: string; sample: ReviewSample; nameOf: (code: string) => string; veiled: boolean }

/** The same or nearly the same text, and whether it stands under another label: meant as a contrast, or a mistake. */
export function Copies({ projectId, sample, nameOf, veiled }: Props) {
  const differs = ({ labels }: NearCopy) =>
    labels.length > 0 && sample.labels.length > 0 && !sameLabels([...labels].sort(), [...sample.labels].sort())
  const differ = sample.copies.filter(differs).length
  return (
    <Fold
      title="Near copies"
      meta={
        sample.copies.length === 0
          ? 'None known'
          : `${sample.copies.length}${differ > 0 ? `, ${differ === 1 ? 'one differs' : `${differ} differ`}` : ''}`
      }
    >
      {sample.copies.length === 0 && (
        <p className="text-12 text-text-2">No copy of this text is known in the dataset.</p>
      )}
      {sample.copies.map((copy) => (
        <Link
          key={copy.id}
          href={sampleHref(projectId, copy.id)}
          className="block rounded-1 py-1 text-12 hover:bg-surface-2"
        >
          <span className="flex items-center gap-1.75">
            <PolarityShape kind={copy.polarity} />
            <span className="min-w-0 flex-1 truncate">{copy.labels.map(nameOf).join(', ') || 'No label'}</span>
            {differs(copy) && <span className="font-medium">Contrast or conflict</span>}
            <span className="text-text-3">
              {copy.exact
                ? 'same text'
                : copy.similarity === null
                  ? 'same group'
                  : formatNumber(copy.similarity, 'score-short')}
            </span>
          </span>
          <span className="line-clamp-2 pl-4 text-text-2">{veiled ? <Veil /> : copy.excerpt}</span>
        </Link>
      ))}
    </Fold>
  )
}
