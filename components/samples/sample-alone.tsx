'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { samplesHref } from '@/lib/samples/rules'
import type { DatasetInfo, HandAct, SampleView } from '@/lib/samples/schema'
import { useKeys } from '../shell/keys-provider'
import { NearCopies } from '../duplicates/near-copies'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { TextLink } from '../ui/text-link'
import { RelabelDialog } from './relabel-dialog'
import { SampleBody } from './sample-body'
import { Copies, History, Provenance, Verdicts } from './sample-facts'
import { sampleQuery } from './samples-query'
import { useActs } from './use-acts'

type Props = { projectId: string; sample: SampleView; dataset: DatasetInfo; veiled: boolean; mayReview: boolean }

/** One sample at an address of its own, to be sent to somebody. */
export function SampleAlone({ projectId, sample: initial, dataset, veiled, mayReview }: Props) {
  const { data: sample } = useQuery({ ...sampleQuery(projectId, initial.id), initialData: initial })
  const acts = useActs(projectId)
  const [shown, setShown] = useState(!veiled)
  const [relabelling, setRelabelling] = useState(false)
  const reason = mayReview ? null : 'Reviewers, curators and owners decide'
  const act = (kind: HandAct, said: string, labels?: string[]) =>
    acts.act({ id: sample.id, revision: sample.revision, act: kind, said, ...(labels && { labels }) })
  useKeys(
    'Sample',
    mayReview
      ? [
          { keys: 'l', label: 'Relabel', run: () => setRelabelling(true), repeat: false },
          { keys: 'e', label: 'Accept', run: () => act('accept', 'Accepted'), repeat: false },
          { keys: 'r', label: 'Reject', run: () => act('reject', 'Rejected'), repeat: false },
          { keys: 'v', label: 'Show the text', run: () => setShown(true) },
          { keys: 'z', label: 'Undo', run: acts.undo },
        ]
      : [{ keys: 'v', label: 'Show the text', run: () => setShown(true) }],
  )
  return (
    <Page
      header={
        <PageHeader
          title={`Sample ${sample.id.slice(-12)}`}
          meta={
            <>
              In <TextLink href={samplesHref(projectId, {}, { dataset: dataset.id })}>{sample.dataset.name}</TextLink>
            </>
          }
          actions={
            <>
              <Button keys="l" disabledReason={reason} onClick={() => setRelabelling(true)}>
                Relabel
              </Button>
              <Button keys="r" disabledReason={reason} onClick={() => act('reject', 'Rejected')}>
                Reject
              </Button>
              <Button
                kind="filled"
                keys="e"
                disabledReason={reason ?? (sample.labels.length === 0 ? 'It has no label to accept' : null)}
                onClick={() => act('accept', 'Accepted')}
              >
                Accept
              </Button>
            </>
          }
        />
      }
      aside={
        <>
          <Card>
            <Provenance projectId={projectId} sample={sample} />
          </Card>
          <Card>
            <History sample={sample} />
          </Card>
        </>
      }
    >
      {acts.failure && <ErrorNote>{acts.failure}</ErrorNote>}
      <Card>
        <SampleBody sample={sample} terms={[]} veiled={!shown} onReveal={() => setShown(true)} />
      </Card>
      <Card>
        <Verdicts verdicts={sample.verdicts} names={sample.names} />
      </Card>
      {sample.copies.length > 0 && (
        <Card>
          <NearCopies projectId={projectId} sampleId={sample.id} veiled={!shown}>
            <Copies projectId={projectId} copies={sample.copies} names={sample.names} />
          </NearCopies>
        </Card>
      )}
      <RelabelDialog
        dataset={dataset}
        of="this sample"
        labels={sample.labels}
        open={relabelling}
        onOpenChange={setRelabelling}
        onChoose={(labels) => act('label', 'Relabelled', labels)}
      />
    </Page>
  )
}
