import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { AgreementRoom } from '@/components/judges/agreement-room'
import { ConsensusRoom } from '@/components/judges/consensus-room'
import { JudgeRoom } from '@/components/judges/judge-room'
import { JudgeTabs, judgeViews } from '@/components/judges/judge-tabs'
import { TrustRoom } from '@/components/judges/trust-room'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { describeAgreement } from '@/lib/judges/describe-agreement'
import { listCalibrations } from '@/lib/judges/list-calibrations'
import { listJudges } from '@/lib/judges/list-judges'
import { listSifts } from '@/lib/judges/list-sifts'
import { judgesOfInput } from '@/lib/judges/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { listModels } from '@/lib/providers/list-models'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Judges' }

export default async function JudgesPage({ params, searchParams }: PageProps<'/projects/[projectId]/judges'>) {
  const { projectId } = await params
  const asked = await searchParams
  const ctx = await enterPage(projectId)
  const view = judgeViews.find((view) => view === asked.view) ?? 'judges'
  const wanted = judgesOfInput.safeParse({ dataset: asked.dataset }).data?.dataset
  const { dataset } = await orNotFound(describeDataset(ctx, { dataset: wanted }))
  const judges = await listJudges(ctx, { dataset: dataset.id })
  const may = { curate: can(ctx.role, 'curate'), manage: can(ctx.role, 'manage') }
  const room = { projectId, dataset, judges, may }
  return (
    <Page
      header={
        <PageHeader
          title="Judges"
          actions={
            view === 'judges' &&
            may.curate && (
              <LinkButton
                kind="filled"
                href={`/projects/${projectId}/judges/new?dataset=${dataset.id}`}
                icon={<Plus aria-hidden="true" />}
              >
                Make a judge
              </LinkButton>
            )
          }
        />
      }
    >
      <JudgeTabs projectId={projectId} dataset={dataset.id} current={view} />
      {view === 'judges' && (
        <JudgeRoom
          projectId={projectId}
          dataset={dataset}
          initial={judges}
          models={await listModels(ctx)}
          mayCurate={may.curate}
        />
      )}
      {view === 'agreement' && (
        <AgreementRoom
          projectId={projectId}
          dataset={dataset}
          initial={await describeAgreement(ctx, { dataset: dataset.id, by: 'polarity' })}
        />
      )}
      {view === 'consensus' && <ConsensusRoom {...room} initial={await listSifts(ctx, { dataset: dataset.id })} />}
      {view === 'trust' && <TrustRoom {...room} initial={await listCalibrations(ctx, { dataset: dataset.id })} />}
    </Page>
  )
}
