'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { reviewErrors } from '@/lib/models/actions'
import { errorKinds, type ErrorKind, type EvaluationDetail, type ModelErrors } from '@/lib/models/schema'
import { queueHref } from '@/lib/review/queue/rules'
import type { LabelInfo } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { namesIn } from '../samples/label-mark'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card, CardFooter } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { TabLinks } from '../ui/tab-links'
import { useLeave } from '../use-leave'
import { ErrorLine } from './error-line'
import { errorsQuery } from './models-query'
import { WordsLegend } from './words-moved'

const words: Record<ErrorKind, { label: string; none: string }> = {
  missed: { label: 'Unsafe, called safe', none: 'It missed no unsafe text here.' },
  overcalled: { label: 'Safe, called unsafe', none: 'It called no safe text unsafe here.' },
  mislabelled: { label: 'Another label', none: 'Where it had the side right, it had the label right too.' },
}
const perPage = 25

type Props = {
  projectId: string
  evaluation: EvaluationDetail
  labels: LabelInfo[]
  initial: ModelErrors
  mayCurate: boolean
}

export function ErrorsScreen({ projectId, evaluation, labels, initial, mayCurate }: Props) {
  const { leaving, go } = useLeave()
  const params = useSearchParams()
  const kind = errorKinds.find((each) => each === params.get('kind')) ?? 'missed'
  const skip = Math.max(0, Number(params.get('skip')) || 0)
  const { data = initial, error } = useQuery({
    ...errorsQuery(projectId, evaluation.id, kind, skip),
    initialData: initial,
  })
  const [place, setPlace] = useState(0)
  const [sent, setSent] = useState<readonly string[]>([])
  const send = useMutation({
    mutationFn: (sampleIds: string[]) => unwrap(reviewErrors(projectId, { evaluationId: evaluation.id, sampleIds })),
    onSuccess: ({ id }) => go(queueHref(projectId, id, { dataset: evaluation.datasetId })),
  })
  const { errors, total, counts } = data
  const current = errors[Math.min(place, errors.length - 1)]
  const toggle = (sampleId: string) =>
    setSent(sent.includes(sampleId) ? sent.filter((each) => each !== sampleId) : [...sent, sampleId])
  const chosen = sent.length > 0 ? sent : current ? [current.sampleId] : []
  useKeys('Errors', [
    { keys: 'j', label: 'Next error', run: () => setPlace(Math.min(place + 1, errors.length - 1)) },
    { keys: 'k', label: 'Previous error', run: () => setPlace(Math.max(place - 1, 0)) },
    { keys: 'x', label: 'Choose for review', run: () => current && toggle(current.sampleId) },
    {
      keys: 'r',
      label: 'Send this one, or the chosen, to review',
      run: () => mayCurate && !send.isPending && !leaving && chosen.length > 0 && send.mutate([...chosen]),
    },
  ])
  const at = (more: Record<string, string | number>) => {
    const query = new URLSearchParams({ evaluation: evaluation.id, kind })
    for (const [key, value] of Object.entries(more)) query.set(key, String(value))
    return `/projects/${projectId}/models/${evaluation.model.id}/errors?${query}`
  }
  return (
    <Page
      header={
        <PageHeader
          title={`Errors of ${evaluation.model.name}`}
          meta={evaluation.heldOut ? 'on the part it did not see' : `on ${evaluation.dataset}`}
          actions={
            <>
              <LinkButton href={`/projects/${projectId}/models/${evaluation.model.id}?evaluation=${evaluation.id}`}>
                Back to the report
              </LinkButton>
              <Button
                kind="filled"
                keys="r"
                pending={send.isPending || leaving}
                disabledReason={
                  !mayCurate
                    ? 'Curators and owners hand out work'
                    : chosen.length === 0
                      ? 'There is no such error here'
                      : undefined
                }
                onClick={() => send.mutate([...chosen])}
              >
                {sent.length > 0 ? `Send ${formatNumber(sent.length)} to review` : 'Send this one to review'}
              </Button>
            </>
          }
        />
      }
    >
      {(error ?? send.error) && <ErrorNote>{(error ?? send.error)?.message}</ErrorNote>}
      <TabLinks
        label="Kinds of errors"
        links={errorKinds.map((each) => ({
          href: at({ kind: each, skip: 0 }),
          label: words[each].label,
          count: counts[each],
          current: each === kind,
        }))}
        end={<WordsLegend />}
      />
      <Card>
        {errors.length === 0 ? (
          <EmptyState title="No such error">{words[kind].none}</EmptyState>
        ) : (
          <ul aria-label={words[kind].label}>
            {errors.map((each, index) => (
              <ErrorLine
                key={each.sampleId}
                projectId={projectId}
                error={each}
                nameOf={namesIn(labels)}
                current={each === current}
                chosen={sent.includes(each.sampleId)}
                onChoose={() => {
                  setPlace(index)
                  toggle(each.sampleId)
                }}
              />
            ))}
          </ul>
        )}
        {total > perPage && (
          <CardFooter>
            <span>
              {formatNumber(skip + 1)} to {formatNumber(skip + errors.length)} of {formatNumber(total)}, the surest
              mistakes first
            </span>
            <span className="ml-auto flex gap-2">
              {skip > 0 && (
                <LinkButton size="small" href={at({ skip: Math.max(0, skip - perPage) })}>
                  Before
                </LinkButton>
              )}
              {skip + errors.length < total && (
                <LinkButton size="small" href={at({ skip: skip + perPage })}>
                  After
                </LinkButton>
              )}
            </span>
          </CardFooter>
        )}
      </Card>
    </Page>
  )
}
