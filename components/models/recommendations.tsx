import { Download } from 'lucide-react'
import { conditionWords, rules } from '@/lib/models/recommendation/rules'
import { cards, type Experiment, type Recommendations as Found, type Rule } from '@/lib/models/recommendation/schema'
import { Card, CardSection } from '../ui/card'
import { Chip } from '../ui/chip'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { GroundChoice, type SnapshotChoice } from './ground-choice'
import { TrainDialog } from './train-dialog'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  snapshots: readonly SnapshotChoice[]
  /** The snapshot that they are about. */
  chosen: string | undefined
  found: Found
  may: string | undefined
}

const trainingWords = {
  local: 'here',
  full: 'all weights',
  lora: 'LoRA',
  qlora: 'QLoRA, 4 bits',
  provider: 'at a provider',
}

/** What is worth trying from these samples, why, for how much; and by which rules that was said. */
export function Recommendations({ projectId, dataset, snapshots, chosen, found, may }: Props) {
  const { facts, experiments, problem } = found
  const from = `dataset=${dataset.id}&card=${facts.card}${chosen ? `&snapshot=${chosen}` : ''}`
  return (
    <>
      <Card
        title="Worth trying"
        meta={`from ${formatNumber(facts.texts)} labelled texts, ${formatNumber(facts.unsafe)} of them unsafe, about ${formatNumber(Math.round(facts.meanCharacters))} characters each`}
      >
        <GroundChoice
          path={`/projects/${projectId}/models/recommendations`}
          dataset={dataset.id}
          snapshots={snapshots}
          chosen={chosen}
          card={facts.card}
        />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {experiments.map((experiment) => (
          <CardSection key={experiment.key} className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-80">
              <h3 className="flex flex-wrap items-center gap-2 text-14 font-semibold">
                {experiment.baseModel}
                {experiment.recommended && <Chip>Recommended</Chip>}
              </h3>
              <p className="mt-0.5 text-13 text-text-2">{experiment.reason}</p>
              <p className="mt-1 text-12 text-text-3">{settingsOf(experiment)}</p>
            </div>
            {experiment.training === 'local' ? (
              <TrainDialog
                key={chosen}
                projectId={projectId}
                dataset={dataset}
                parents={[]}
                snapshots={snapshots}
                from={chosen}
                balanced={experiment.key === 'local-classifier-balanced'}
                filled={false}
                disabledReason={may ?? problem ?? undefined}
                words="Train"
              />
            ) : experiment.training === 'provider' ? (
              <LinkButton href={`/projects/${projectId}/models/fine-tuning?${from}`}>At a provider</LinkButton>
            ) : (
              <LinkButton
                href={`/api/v1/projects/${projectId}/models/kits?${from}&experiment=${experiment.key}`}
                icon={<Download aria-hidden="true" />}
                download
              >
                Kit for elsewhere
              </LinkButton>
            )}
          </CardSection>
        ))}
      </Card>
      <Card title="The rules" meta={`Times and prices are rough: ${cardWords}`}>
        <ColumnTable label="The rules" columns={ruleColumns} rows={rules} keyOf={({ key }) => key} />
      </Card>
    </>
  )
}

const ruleColumns: TableColumn<Rule>[] = [
  { head: 'Experiment', main: true, wrap: true, className: 'break-words', cell: ({ baseModel }) => baseModel },
  { head: 'Offered with', wrap: true, cell: ({ offeredWhen }) => conditionWords(offeredWhen) },
  { head: 'Recommended with', wrap: true, cell: ({ advisedWhen }) => conditionWords(advisedWhen) },
]
const cardWords = cards
  .map(({ gigabytes, hour }) => `a graphics card of ${gigabytes} GB at ${formatNumber(hour, 'money')} an hour`)
  .join(', ')

function settingsOf({ training, batchSize, learningRateMultiplier, epochs, seconds, dollars }: Experiment) {
  const time = formatNumber(seconds * 1000, 'milliseconds')
  if (training === 'local') return `Trained here, about ${time}, no cost`
  return `${trainingWords[training]}; batch ${batchSize}, learning rate × ${learningRateMultiplier}, ${epochs} epochs; about ${time}, ${formatNumber(dollars, 'money')}`
}
