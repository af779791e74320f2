import type { GenerationView } from '@/lib/generation/schema'
import type { RunDetailView } from '@/lib/runs/schema'
import { Card } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'

/** What it was started with, and what it came to. */
export function PlanFacts({ projectId, run, view }: { projectId: string; run: RunDetailView; view: GenerationView }) {
  const { plan } = view
  const ended = (run.result as { ended?: string } | null)?.ended
  const rows = [
    {
      label: 'Template',
      value: (
        <TextLink
          href={`/projects/${projectId}/templates/${plan.template}`}
        >{`${plan.templateName} v${plan.templateVersion}`}</TextLink>
      ),
    },
    { label: 'Models', value: plan.modelNames.join(', then ') },
    ...(plan.judges.length > 0 ? [{ label: 'Judges', value: `${plan.judges.length} had to agree` }] : []),
    ...(plan.topics.length > 0 ? [{ label: 'Topics', value: plan.topics.join(', ') }] : []),
    ...(plan.languages.length > 0 ? [{ label: 'Languages', value: plan.languages.join(', ') }] : []),
    { label: 'Started', value: <TimeAgo at={run.createdAt} /> },
    { label: 'By', value: run.startedBy },
    ...(run.endedAt ? [{ label: 'Ended', value: <TimeAgo at={run.endedAt} /> }] : []),
    ...(ended ? [{ label: 'How', value: ended }] : []),
    { label: 'Spent', value: formatNumber(view.costMicros / 1_000_000, 'money') },
    { label: 'Log', value: <TextLink href={`/projects/${projectId}/runs/${run.id}`}>{`Run ${run.number}`}</TextLink> },
  ]
  return (
    <Card title="About this generation">
      <div className="p-4">
        <DefinitionList rows={rows} />
      </div>
    </Card>
  )
}
