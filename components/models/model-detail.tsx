'use client'
import { useQuery } from '@tanstack/react-query'
import { Download, FlaskConical } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import type { EvaluationDetail, ModelDetail as Detail } from '@/lib/models/schema'
import type { RunDetailView } from '@/lib/runs/schema'
import { RunLine } from '../runs/run-line'
import { runQuery } from '../runs/runs-query'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { CompareCard } from './compare-card'
import { EvaluationsCard } from './evaluations-card'
import { LearningCard } from './learning-card'
import type { SnapshotChoice } from './ground-choice'
import { ModelFacts } from './model-facts'
import { ModelMenu } from './model-menu'
import { ModelStateWord } from './model-state'
import { evaluationQuery, modelQuery } from './models-query'
import { ReportCards } from './report-cards'
import { ServeCard } from './serve-card'
import { ThresholdCard } from './threshold-card'
import { TrainDialog } from './train-dialog'

type Props = {
  projectId: string
  initial: Detail
  evaluation: EvaluationDetail | null
  run: RunDetailView | null
  /** Of its dataset, the newest first. */
  snapshots: SnapshotChoice[]
  datasets: { id: string; name: string }[]
  judges: { id: string; name: string }[]
  others: { id: string; name: string; evaluationId: string }[]
  mayCurate: boolean
}

export function ModelDetail({
  projectId,
  initial,
  evaluation,
  run,
  snapshots,
  datasets,
  judges,
  others,
  mayCurate,
}: Props) {
  const { data: model, error } = useQuery({ ...modelQuery(projectId, initial.id), initialData: initial })
  const asked = useSearchParams().get('evaluation')
  const evaluationId = model.evaluations.find(({ id }) => id === asked)?.id ?? model.heldOut?.id ?? ''
  const { data: shown } = useQuery({
    ...evaluationQuery(projectId, evaluationId),
    enabled: evaluationId !== '',
    ...(evaluation?.id === evaluationId && { initialData: evaluation }),
  })
  const may = mayCurate ? undefined : 'Curators and owners change models'
  const at = `/projects/${projectId}/models`
  const ready = model.state === 'ready'
  const router = useRouter()
  // What it can be compared with came with the page, from before there was anything to compare.
  useEffect(() => {
    if (ready && initial.state !== 'ready') router.refresh()
  }, [ready, initial.state, router])
  return (
    <Page
      header={
        <PageHeader
          title={<bdi className="wrap-anywhere">{model.name}</bdi>}
          meta={<ModelStateWord state={model.state} />}
          actions={
            ready && (
              <>
                <LinkButton
                  kind="filled"
                  href={`${at}/playground?model=${model.id}`}
                  icon={<FlaskConical aria-hidden="true" />}
                >
                  Try a text
                </LinkButton>
                <LinkButton
                  href={`/api/v1/projects/${projectId}/models/${model.id}/artefact`}
                  icon={<Download aria-hidden="true" />}
                  download
                >
                  Download
                </LinkButton>
                <TrainDialog
                  projectId={projectId}
                  dataset={{ id: model.datasetId, name: model.dataset }}
                  parents={[{ id: model.id, name: model.name }]}
                  parentId={model.id}
                  snapshots={snapshots}
                  from={model.snapshot ? snapshots[0]?.id : undefined}
                  disabledReason={may}
                  words="Train again"
                  filled={false}
                />
                <ModelMenu projectId={projectId} model={model} may={may} />
              </>
            )
          }
        />
      }
      aside={
        <>
          <ModelFacts projectId={projectId} model={model} />
          {ready && (
            <EvaluationsCard projectId={projectId} model={model} current={evaluationId} datasets={datasets} may={may} />
          )}
          {ready && shown?.report && (
            <CompareCard projectId={projectId} evaluation={shown} others={others} judges={judges} />
          )}
          {ready && <ServeCard projectId={projectId} model={model} />}
        </>
      }
    >
      {error && <ErrorNote>The last look at this model failed: {error.message}</ErrorNote>}
      {!ready && <Training projectId={projectId} model={model} run={run} />}
      {shown?.report && <ReportCards projectId={projectId} evaluation={shown} report={shown.report} />}
      {shown && shown.state !== 'ready' && (
        <Card title="This evaluation">
          <CardSection>
            <ModelStateWord state={shown.state} working="Being measured" />
          </CardSection>
        </Card>
      )}
      {ready && <LearningCard projectId={projectId} model={model} may={may} />}
      {ready && <ThresholdCard key={model.threshold} projectId={projectId} model={model} may={may} />}
    </Page>
  )
}

function Training({ projectId, model, run }: { projectId: string; model: Detail; run: RunDetailView | null }) {
  const { data } = useQuery({
    ...runQuery(projectId, model.runId ?? ''),
    enabled: run !== null,
    ...(run && { initialData: run }),
  })
  return (
    <Card
      title={model.state === 'working' ? 'Learning and being measured' : 'It was not trained'}
      meta={model.reason ?? undefined}
      actions={
        <LinkButton size="small" href={`/projects/${projectId}/runs/${model.runId}`}>
          Open the run
        </LinkButton>
      }
    >
      <CardSection>{data ? <RunLine run={data} /> : <ModelStateWord state={model.state} />}</CardSection>
      {data?.failures.map(({ error }) => (
        <CardSection key={error}>
          <ErrorNote>{error}</ErrorNote>
        </CardSection>
      ))}
    </Card>
  )
}
