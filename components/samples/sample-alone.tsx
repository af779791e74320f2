'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tableKeys } from '@/lib/review/settings/rules'
import type { ReviewerSettings } from '@/lib/review/settings/schema'
import { samplesHref } from '@/lib/samples/rules'
import type { DatasetInfo, SampleView } from '@/lib/samples/schema'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { TextLink } from '../ui/text-link'
import { hidesOf } from './hides'
import { Opinions } from './opinions'
import { RelabelDialog } from './relabel-dialog'
import { SampleBody } from './sample-body'
import { History, Provenance } from './sample-facts'
import { sampleQuery } from './samples-query'
import { StageBar } from './stage-bar'
import { useDecide } from './use-decide'
import { useSelection } from './use-selection'
import { handKeys, stageKeys } from './use-table-keys'
import { WrittenDialogs } from './written-dialogs'

type Props = {
  projectId: string
  sample: SampleView
  dataset: DatasetInfo
  veiled: boolean
  mayReview: boolean
  own: ReviewerSettings | null
}

/** One sample at an address of its own, to be sent to somebody; its keys are the desk’s. */
export function SampleAlone({ projectId, sample: initial, dataset, veiled, mayReview, own }: Props) {
  const { data: sample } = useQuery({ ...sampleQuery(projectId, initial.id), initialData: initial })
  const [shown, setShown] = useState(!hidesOf(veiled, own)(initial))
  const selection = useSelection()
  const decide = useDecide({
    projectId,
    dataset,
    filter: {},
    row: null,
    opened: sample.id,
    selection,
    count: 0,
    mayMany: false,
  })
  const keys = tableKeys(own?.keys ?? {})
  const reason = mayReview ? null : 'Reviewers, curators and owners decide'
  useKeys('Sample', [
    ...(mayReview ? [...stageKeys(dataset, decide), ...handKeys(decide, keys)] : []),
    { keys: keys.reveal, label: 'Show the text', run: () => setShown(true) },
  ])
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
              <Button keys="l" disabledReason={reason} onClick={() => decide.ask('labels')}>
                Relabel
              </Button>
              <Button keys={keys.reject} disabledReason={reason} onClick={decide.reject}>
                Reject
              </Button>
              <Button
                kind="filled"
                keys={keys.accept}
                disabledReason={
                  reason ??
                  (sample.labels.length + sample.verdicts.length === 0
                    ? 'It has no label to accept, and no judge has answered'
                    : null)
                }
                onClick={decide.accept}
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
      {decide.acts.failure && <ErrorNote>{decide.acts.failure}</ErrorNote>}
      <Card>
        <SampleBody
          sample={sample}
          terms={[]}
          veiled={!shown}
          revealKey={keys.reveal}
          onReveal={() => setShown(true)}
        />
      </Card>
      <Card>
        <Opinions projectId={projectId} sample={sample} veiled={!shown} />
      </Card>
      {decide.stage && (
        <div className="fixed inset-x-0 bottom-0 z-30">
          <StageBar dataset={dataset} stage={decide.stage} of="this sample" decide={decide} />
        </div>
      )}
      <RelabelDialog
        dataset={dataset}
        of="this sample"
        labels={sample.labels}
        open={decide.asking === 'labels'}
        onOpenChange={(open) => decide.setAsking(open ? 'labels' : null)}
        onChoose={decide.label}
      />
      <WrittenDialogs projectId={projectId} decide={decide} />
    </Page>
  )
}
