'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sampleHref } from '@/lib/samples/rules'
import {
  type FindView,
  type MeasurementView,
  type Measures,
  type PersonalKind,
  personalKinds,
} from '@/lib/stats/schema'
import type { Hides } from '../samples/hides'
import { Veil } from '../samples/sample-words'
import { samplesWord } from '../duplicates/words'
import { ChartCard } from '../charts/chart-card'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { MaskDialog } from './mask-dialog'
import { MaskNote } from './mask-note'
import { Waiting } from './waiting'
import { findsQuery } from './stats-query'
import { useChosen } from './use-chosen'
import { kindWords } from './words'

type Props = {
  projectId: string
  dataset: string
  measurement: MeasurementView
  personal: Measures['personal']
  hides: Hides
  mayCurate: boolean
}

export function PersonalPanel({ projectId, dataset, measurement, personal, hides, mayCurate }: Props) {
  const [masking, setMasking] = useState(false)
  const [kind, setKind] = useChosen('kind', personalKinds, undefined)
  const [places, setPlaces] = useState<string[]>([])
  const after = places.at(-1)
  const { data, error } = useQuery(
    findsQuery(projectId, { dataset, kind, after, measured: measurement.newest?.measuredAt ?? '' }),
  )
  const choose = (next: PersonalKind | undefined) => {
    setKind(next)
    setPlaces([])
  }
  return (
    <>
      <ChartCard
        title="Personal data"
        meta={`in ${formatNumber(measurement.newest?.samples ?? 0)} samples, by pattern and check digit`}
        actions={
          <Button
            size="small"
            disabledReason={
              !mayCurate
                ? 'A curator can mask'
                : personal.some(({ samples }) => samples > 0)
                  ? undefined
                  : 'Nothing was found'
            }
            onClick={() => setMasking(true)}
          >
            Mask
          </Button>
        }
        table={{
          head: ['Kind', 'Samples', 'Finds'],
          rows: personal.map(({ kind, samples, finds }) => [kindWords[kind], samples, finds]),
        }}
      >
        <ul className="grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))]">
          {personal.map((each) => (
            <li key={each.kind} className="-mr-px -mb-px border-r border-b">
              <button
                type="button"
                aria-pressed={kind === each.kind}
                onClick={() => choose(kind === each.kind ? undefined : each.kind)}
                className="focus-inside w-full px-4 py-3 text-left hover:bg-surface-2 aria-pressed:bg-accent-subtle"
              >
                <span className="block text-12 text-text-2">{kindWords[each.kind]}</span>
                <span className="block text-20 tabular-nums">{formatNumber(each.samples)}</span>
                <span className="block text-12 text-text-3">
                  {each.samples === 1 ? 'sample' : 'samples'}, {formatNumber(each.finds)}{' '}
                  {each.finds === 1 ? 'find' : 'finds'}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <MaskNote projectId={projectId} dataset={dataset} mask={measurement.mask} mayCurate={mayCurate} />
      </ChartCard>
      {masking && (
        <MaskDialog projectId={projectId} dataset={dataset} personal={personal} close={() => setMasking(false)} />
      )}
      <Card title={kind ? kindWords[kind] : 'Every kind'} meta={data && samplesWord(data.total)}>
        {error && <ErrorNote>{error.message}</ErrorNote>}
        {!data && !error && <Waiting />}
        {data?.finds.length === 0 && (
          <p className="p-4 text-text-2">{kind ? 'Nothing of this kind was found.' : 'Nothing personal was found.'}</p>
        )}
        <ul>
          {data?.finds.map((find) => (
            <Find key={find.sampleId} projectId={projectId} find={find} veiled={hides(find)} />
          ))}
        </ul>
        {(data?.next || places.length > 0) && (
          <div className="flex gap-2 border-t p-3">
            <Button
              size="small"
              disabledReason={places.length > 0 ? undefined : 'This is the first page'}
              onClick={() => setPlaces(places.slice(0, -1))}
            >
              Previous
            </Button>
            <Button
              size="small"
              disabledReason={data?.next ? undefined : 'This is the last page'}
              onClick={() => data?.next && setPlaces([...places, data.next])}
            >
              Next
            </Button>
          </div>
        )}
      </Card>
    </>
  )
}

function Find({ projectId, find, veiled }: { projectId: string; find: FindView; veiled: boolean }) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0">
      <p className="min-w-0 flex-1 basis-64 break-words text-text-1">
        {veiled ? (
          <Veil />
        ) : (
          find.excerpt.map(({ text, found }, at) =>
            found ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have fixed places
              <mark key={at} title={kindWords[found]} className="rounded-1 bg-mark px-0.5 text-on-mark">
                {text}
              </mark>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have fixed places
              <span key={at}>{text}</span>
            ),
          )
        )}
      </p>
      <span className="flex flex-none items-center gap-1.5">
        {find.kinds.map((kind) => (
          <Chip key={kind}>{kindWords[kind]}</Chip>
        ))}
        <TextLink href={sampleHref(projectId, find.sampleId)}>Open</TextLink>
      </span>
    </li>
  )
}
