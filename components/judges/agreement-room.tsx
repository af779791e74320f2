'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgreementView } from '@/lib/judges/trust/schema'
import { Card, CardSection } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { Confusion } from './confusion'
import { Figure } from './figure'
import { agreementQuery } from './judges-query'
import { PairTable } from './pair-table'

type Props = { projectId: string; dataset: { id: string; name: string }; initial: AgreementView }

/** How far judges agree with each other and with people. Every count opens its samples. */
export function AgreementRoom({ projectId, dataset, initial }: Props) {
  const [by, setBy] = useState<'polarity' | 'label'>('polarity')
  const { data = initial } = useQuery({
    ...agreementQuery(projectId, dataset.id, by),
    ...(by === 'polarity' && { initialData: initial }),
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const keyOf = ({ first, second }: AgreementView['pairs'][number]) => `${first.id} ${second.id}`
  const pair = data.pairs.find((pair) => keyOf(pair) === chosen) ?? data.pairs[0]
  if (!pair) return <Nothing projectId={projectId} />
  return (
    <>
      <Card
        title="Agreement"
        meta="of each two, over the samples both answered"
        actions={
          <Segmented
            label="Compare by"
            options={[
              { value: 'polarity', label: 'Safe or unsafe' },
              { value: 'label', label: 'Label' },
            ]}
            value={by}
            onValueChange={setBy}
          />
        }
      >
        <PairTable pairs={data.pairs} />
      </Card>
      <Card title="All judges together">
        <CardSection>
          <Together together={data.together} />
        </CardSection>
      </Card>
      <Card
        title="Who said what"
        actions={
          <Select
            size="small"
            label="Pair"
            className="max-sm:max-w-50"
            options={data.pairs.map((pair) => ({
              value: keyOf(pair),
              label: `${pair.first.name} × ${pair.second.name}`,
            }))}
            value={keyOf(pair)}
            onValueChange={setChosen}
          />
        }
      >
        <Confusion projectId={projectId} dataset={dataset.id} pair={pair} />
      </Card>
    </>
  )
}

function Together({ together: { fleiss, alpha, masi } }: Pick<AgreementView, 'together'>) {
  const rows = [
    { label: 'Fleiss’ κ', hint: 'samples that every judge was read on', statistic: fleiss },
    { label: 'Krippendorff’s α', hint: 'all samples with two answers', statistic: alpha },
    { label: 'α of label sets, MASI', hint: 'partly the same counts partly', statistic: masi },
  ]
  return (
    <dl className="grid grid-cols-3 gap-4 max-sm:grid-cols-1">
      {rows.map(({ label, hint, statistic }) => (
        <div key={label}>
          <dt className="text-12 text-text-3">
            {label}, {hint}
          </dt>
          <dd>
            <Figure statistic={statistic} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Nothing({ projectId }: { projectId: string }) {
  return (
    <Card title="Agreement">
      <EmptyState
        title="Nothing to compare yet"
        action={<LinkButton href={`/projects/${projectId}/judges`}>Run a panel</LinkButton>}
      >
        Here stands how often judges say the same, how far that is beyond chance, and where they differ. It takes two
        judges, or a judge and people, on the same samples.
      </EmptyState>
    </Card>
  )
}
