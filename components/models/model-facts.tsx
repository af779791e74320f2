import type { ModelDetail } from '@/lib/models/schema'
import { Card } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'

export function ModelFacts({ projectId, model }: { projectId: string; model: ModelDetail }) {
  const { plan, trainedOn } = model
  const heads = model.heads.length - 1
  const rows = [
    { label: 'Kind', value: 'Local classifier: it runs here' },
    {
      label: 'Dataset',
      value: <TextLink href={`/projects/${projectId}/samples?dataset=${model.datasetId}`}>{model.dataset}</TextLink>,
    },
    { label: 'Judges', value: model.target === 'prompt' ? 'The prompt' : 'The response, with what it answers' },
    { label: 'Policy', value: `${model.policy.name}, version ${model.policy.version}` },
    {
      label: 'Samples',
      value: model.snapshot
        ? `Snapshot ${model.snapshot.version}`
        : plan.filter.reviewed
          ? 'Reviewed by a person'
          : 'All labelled',
    },
    {
      label: 'Learnt from',
      value: <Num value={trainedOn?.texts ?? null} unit="texts" reason="It is not trained yet" />,
    },
    {
      label: 'Calibrated on',
      value: <Num value={trainedOn?.validation ?? null} unit="texts" reason="It is not trained yet" />,
    },
    ...(trainedOn && trainedOn.pairs > 0
      ? [{ label: 'Pairs', value: `${formatNumber(trainedOn.pairs)} of a worse and a better` }]
      : []),
    ...(model.heads.length > 0 ? [{ label: 'Heads', value: heads > 0 ? `Cost, and ${heads} labels` : 'Cost' }] : []),
    { label: 'Weights', value: plan.classWeights === 'balanced' ? 'Both sides alike' : 'Each sample alike' },
    { label: 'Seed', value: plan.seed },
    ...(model.parent
      ? [
          {
            label: 'Began from',
            value: <TextLink href={`/projects/${projectId}/models/${model.parent.id}`}>{model.parent.name}</TextLink>,
          },
        ]
      : []),
    ...(model.hash ? [{ label: 'SHA-256', value: model.hash, mono: true }] : []),
    ...(model.bytes ? [{ label: 'Size', value: `${formatNumber(model.bytes / 1_000_000)} MB` }] : []),
    { label: 'Made by', value: model.madeBy },
    { label: 'Made', value: <TimeAgo at={model.createdAt} /> },
  ]
  return (
    <Card title="About this model">
      <div className="p-4">
        <DefinitionList rows={rows} />
      </div>
    </Card>
  )
}
