'use client'
import { useQuery } from '@tanstack/react-query'
import { PenLine, RotateCw, Rows3 } from 'lucide-react'
import { hasEnded } from '@/lib/runs/rules'
import type { RunDetailView } from '@/lib/runs/schema'
import { addressOf } from '@/lib/samples/filter/rules'
import type { SourceDetailView } from '@/lib/sources/schema'
import { RunStatusWord } from '../runs/run-status-word'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { DeleteSource } from './delete-source'
import { RefetchPages } from './refetch-pages'
import { SourceCounts } from './source-counts'
import { SourceFacts } from './source-facts'
import { SourcePages } from './source-pages'
import { SourcePassages } from './source-passages'
import { SourceRejects } from './source-rejects'
import { SourceRepeats } from './source-repeats'
import { SourceRun } from './source-run'
import { sourceQuery } from './sources-query'
import { useSourceRun } from './use-source-run'
import { holdsPassages, kindWords } from './words'

type Props = {
  projectId: string
  initial: SourceDetailView
  run: RunDetailView | null
  dataset: string
  mayCurate: boolean
}

export function SourceDetail({ projectId, initial, run: firstRun, dataset, mayCurate }: Props) {
  const { data: source, error } = useQuery({ ...sourceQuery(projectId, initial.id), initialData: initial })
  const run = useSourceRun(projectId, source.id, source.runId, firstRun)
  const going = run !== null && !hasEnded(run.status)
  const passages = holdsPassages(source)
  const query = new URLSearchParams({ dataset: source.datasetId, ...addressOf({ source: [source.id] }) })
  const samplesHref = `/projects/${projectId}/samples?${query}`
  const copiesHref = `/projects/${projectId}/duplicates?dataset=${source.datasetId}&lane=collapse&source=${source.id}`
  const writeHref = `/projects/${projectId}/generation/new?dataset=${source.datasetId}&sources=${source.id}`
  const again = new URLSearchParams({ like: source.id, dataset: source.datasetId, uploads: source.uploadId ?? '' })
  const againHref = `/projects/${projectId}/sources/new?${again}`
  const may = mayCurate ? undefined : 'Curators and owners change sources'
  return (
    <Page
      header={
        <PageHeader
          title={<bdi className="wrap-anywhere">{source.name}</bdi>}
          meta={run ? <RunStatusWord status={run.status} /> : kindWords[source.kind]}
          actions={
            <>
              {source.added > source.pairs && (
                <LinkButton kind="filled" href={samplesHref} icon={<Rows3 aria-hidden="true" />}>
                  See its samples
                </LinkButton>
              )}
              {source.passages > 0 && mayCurate && (
                <LinkButton href={writeHref} icon={<PenLine aria-hidden="true" />}>
                  Write from it
                </LinkButton>
              )}
              {source.kind === 'web' && (
                <RefetchPages projectId={projectId} sourceId={source.id} going={going} may={may} />
              )}
              {source.uploadId && source.kind !== 'hub' && !passages && mayCurate && (
                <LinkButton href={againHref} icon={<RotateCw aria-hidden="true" />}>
                  Import again
                </LinkButton>
              )}
              {source.kind === 'hub' && source.uri && mayCurate && (
                <LinkButton
                  href={`/projects/${projectId}/sources/new?from=hub&hub=${encodeURIComponent(source.uri)}`}
                  icon={<RotateCw aria-hidden="true" />}
                >
                  Import again
                </LinkButton>
              )}
              <DeleteSource
                projectId={projectId}
                source={source}
                passages={source.passages}
                disabledReason={may ?? (going ? 'It is still being brought in: cancel its run first' : undefined)}
              />
            </>
          }
        />
      }
      aside={<SourceFacts source={source} dataset={dataset} />}
    >
      {error && <ErrorNote>The last look at this source failed: {error.message}</ErrorNote>}
      {run && <SourceRun projectId={projectId} run={run} mayCurate={mayCurate} />}
      {!passages && <SourceCounts source={source} samplesHref={samplesHref} copiesHref={copiesHref} />}
      <SourceRejects projectId={projectId} source={source} />
      {source.repeats > 0 && <SourceRepeats projectId={projectId} sourceId={source.id} repeats={source.repeats} />}
      {passages && <SourcePages projectId={projectId} sourceId={source.id} web={source.kind === 'web'} />}
      {source.passages > 0 && <SourcePassages projectId={projectId} sourceId={source.id} total={source.passages} />}
    </Page>
  )
}
