'use client'
import { useQuery } from '@tanstack/react-query'
import { Download, GitCompare } from 'lucide-react'
import { hasEnded } from '@/lib/runs/rules'
import type { RunDetailView } from '@/lib/runs/schema'
import type { SnapshotDetailView } from '@/lib/snapshots/schema'
import { RunActs } from '../runs/run-acts'
import { RunLine } from '../runs/run-line'
import { runQuery } from '../runs/runs-query'
import { Button } from '../ui/button'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { TextLink } from '../ui/text-link'
import { CardText } from './card-text'
import { CertificateCard } from './certificate-card'
import { DownloadDialog } from './download-dialog'
import { DownloadsCard } from './downloads-card'
import { ProofCard } from './proof-card'
import { PushDialog } from './push-dialog'
import { SnapshotFacts } from './snapshot-facts'
import { snapshotQuery } from './snapshots-query'
import { SplitsCard } from './splits-card'

type Props = { projectId: string; initial: SnapshotDetailView; run: RunDetailView | null; mayCurate: boolean }

export function SnapshotDetail({ projectId, initial, run: firstRun, mayCurate }: Props) {
  const { data: snapshot } = useQuery({ ...snapshotQuery(projectId, initial.id), initialData: initial })
  const { version, status, summary } = snapshot
  const at = `/projects/${projectId}/snapshots/${snapshot.id}`
  return (
    <Page
      header={
        <PageHeader
          title={version ? `Snapshot ${version}` : 'Snapshot'}
          meta={snapshot.dataset}
          actions={
            status === 'taken' && (
              <>
                {snapshot.previous && (
                  <LinkButton
                    href={`${at}/compare?with=${snapshot.previous.id}`}
                    icon={<GitCompare aria-hidden="true" />}
                  >
                    Compare
                  </LinkButton>
                )}
                <PushDialog projectId={projectId} snapshotId={snapshot.id} version={version} mayCurate={mayCurate} />
                <DownloadDialog
                  projectId={projectId}
                  from={{ snapshotId: snapshot.id, version }}
                  title={`Download ${version}`}
                  trigger={
                    <Button
                      kind="filled"
                      icon={<Download aria-hidden="true" />}
                      disabledReason={mayCurate ? undefined : 'Curators and owners take texts out'}
                    >
                      Download
                    </Button>
                  }
                />
              </>
            )
          }
        />
      }
      aside={<SnapshotFacts projectId={projectId} snapshot={snapshot} />}
    >
      {status !== 'taken' && (
        <Taking projectId={projectId} snapshot={snapshot} firstRun={firstRun} mayCurate={mayCurate} />
      )}
      {summary && (
        <>
          <SplitsCard summary={summary} labels={snapshot.policy.labels} />
          {summary.proof && <ProofCard proof={summary.proof} />}
          <CertificateCard projectId={projectId} snapshot={snapshot} mayCurate={mayCurate} />
          <DownloadsCard projectId={projectId} snapshotId={snapshot.id} files={snapshot.files} />
          <CardText projectId={projectId} snapshotId={snapshot.id} />
        </>
      )}
    </Page>
  )
}

type TakingProps = {
  projectId: string
  snapshot: SnapshotDetailView
  firstRun: RunDetailView | null
  mayCurate: boolean
}

function Taking({ projectId, snapshot, firstRun, mayCurate }: TakingProps) {
  const { data: run } = useQuery({
    ...runQuery(projectId, snapshot.runId ?? ''),
    enabled: snapshot.runId !== null,
    ...(firstRun && { initialData: firstRun }),
  })
  const failure = run?.failures[0]?.error ?? snapshot.reason
  return (
    <Card
      title={snapshot.status === 'failed' ? 'It was not taken' : 'Being taken'}
      actions={run && <TextLink href={`/projects/${projectId}/runs/${run.id}`}>Run {run.number}</TextLink>}
    >
      <CardSection className="flex flex-col gap-3">
        {run && <RunLine run={run} />}
        {snapshot.status === 'failed' && <ErrorNote>{failure ?? 'Its run ended without it.'}</ErrorNote>}
        {run && !hasEnded(run.status) && run.workersAlive === 0 && (
          <ErrorNote>No worker is alive, so nothing moves. Start one with “npm run worker”.</ErrorNote>
        )}
        {run && (
          <div className="flex flex-wrap gap-2">
            <RunActs projectId={projectId} run={run} mayCurate={mayCurate} />
          </div>
        )}
      </CardSection>
    </Card>
  )
}
