import clsx from 'clsx'
import { splits } from '@/lib/snapshots/export/schema'
import type { PreviewView } from '@/lib/snapshots/schema'
import { Card, CardSection } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { Num } from '../ui/num'
import { leftOutWords, splitWords } from './words'

/** The figures of a snapshot that is not taken yet. */
export function TakePreview({ preview, stale }: { preview: PreviewView | undefined; stale: boolean }) {
  if (!preview)
    return (
      <Card title="What it comes to">
        <CardSection>
          <p className="text-text-3">Counting…</p>
        </CardSection>
      </Card>
    )
  const { rows, matching, leftOut, sizes, labels, previous } = preview
  const out = Object.entries(leftOutWords).filter(([key]) => leftOut[key as keyof typeof leftOut] > 0)
  return (
    <Card title="What it comes to" className={clsx(stale && 'opacity-60')}>
      <CardSection>
        <p role="status" className="text-24">
          <Num value={rows} of={matching} />
        </p>
        <p className="text-12 text-text-3">samples go in</p>
        {rows === 0 && (
          <p className="mt-2 text-12 text-text-2">
            {leftOut.notAccepted > 0
              ? 'Nobody has accepted any yet. Review some first, or take them as they are: clear “Only accepted samples”.'
              : 'There is nothing to freeze.'}
          </p>
        )}
      </CardSection>
      {out.length > 0 && (
        <CardSection title="Left out">
          <DefinitionList
            rows={out.map(([key, label]) => ({
              label,
              value: <Num value={leftOut[key as keyof typeof leftOut]} />,
            }))}
          />
        </CardSection>
      )}
      {rows > 0 && (
        <>
          <CardSection title="Splits" meta="as far as groups allow">
            <DefinitionList
              rows={splits.map((split) => ({ label: splitWords[split], value: <Num value={sizes[split]} /> }))}
            />
          </CardSection>
          <CardSection title="Labels">
            <DefinitionList
              rows={labels.map(({ label, name, rows }) => ({ label: name || label, value: <Num value={rows} /> }))}
            />
          </CardSection>
        </>
      )}
      <CardSection title="Version">
        <p className="text-12 text-text-2">
          {previous === null
            ? 'The first of this dataset will be 1.0.0.'
            : `Reckoned from ${previous.version}. ${previous.same ? 'Its groups stay in their splits.' : 'With another seed, all groups are drawn anew.'}`}
        </p>
      </CardSection>
    </Card>
  )
}
