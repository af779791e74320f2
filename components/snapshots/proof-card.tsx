import type { Proof } from '@/lib/snapshots/schema'
import { Card, CardSection } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'

/** What was looked for between the splits, and what was found. */
export function ProofCard({ proof }: { proof: Proof }) {
  const { testLeaks, validationLeaks, heldOut, train, compared, capped, threshold, publicSets } = proof
  return (
    <Card title="Leaks between splits">
      <CardSection>
        <p className="font-medium">
          {formatNumber(testLeaks)} test rows have J ≥ {threshold} to any train row
        </p>
        <p className="mt-1 text-12 text-text-2">
          And {formatNumber(validationLeaks)} validation rows. <Num value={heldOut} /> held-out rows were looked for
          among <Num value={train} /> training rows; <Num value={compared} /> pairs could have been as near and were
          compared exactly.
          {capped > 0 &&
            ` ${formatNumber(capped)} training rows are so like thousands of others that not all of these were looked at.`}
        </p>
      </CardSection>
      {publicSets.length > 0 && (
        <CardSection title="Public test sets of this project" meta="rows near a training row">
          <DefinitionList
            rows={publicSets.map(({ source, rows, near }) => ({
              label: source,
              value: <Num value={near} of={rows} />,
            }))}
          />
        </CardSection>
      )}
    </Card>
  )
}
