'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ReviewSample } from '@/lib/review/decision/schema'
import type { Logged } from '@/lib/review/desk/rules'
import type { Guideline } from '@/lib/review/queue/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { formatNumber } from '../ui/format-number'
import { History } from '../samples/sample-facts'
import { sampleQuery } from '../samples/samples-query'
import { Copies } from './evidence-copies'
import { Fold, Section } from './evidence-section'
import { KeepGold } from './keep-gold'
import { Judges } from './judges-section'

type Props = {
  projectId: string
  dataset: DatasetInfo
  sample: ReviewSample
  /** One's own decision on it, here. */
  decided: Logged | null
  curates: boolean
  blind: boolean
  guidelines: readonly Guideline[]
  /** The label under the hand. */
  label: string | null
  /** Then a copy of the text stays hidden too. */
  veiled: boolean
}

/** What helps to decide, folded until asked for. In a blind queue it was not even sent. */
export function Evidence({ projectId, dataset, sample, decided, curates, blind, guidelines, label, veiled }: Props) {
  const nameOf = (code: string) => dataset.labels.find((each) => each.code === code)?.name ?? code
  const shown = label ?? sample.suggestion?.labels[0] ?? null
  return (
    <>
      {blind ? (
        <Section title="Judges" meta="Hidden">
          <p className="text-12 text-text-2">
            This queue is blind: what judges, people and labels say is not sent to this browser.
          </p>
        </Section>
      ) : (
        <Judges sample={sample} labels={dataset.labels} nameOf={nameOf} />
      )}
      <GuidelineOf
        dataset={dataset}
        guideline={guidelines.find(({ code }) => code === shown) ?? null}
        nameOf={nameOf}
      />
      <Provenance projectId={projectId} sample={sample} />
      {!blind && <Copies projectId={projectId} sample={sample} nameOf={nameOf} veiled={veiled} />}
      <Others projectId={projectId} sampleId={sample.id} decided={decided !== null} blind={blind} />
      {curates && decided && decided.labels.length > 0 && (
        <KeepGold
          key={decided.of}
          projectId={projectId}
          sampleId={sample.id}
          labels={decided.labels}
          words={decided.labels.map(nameOf).join(', ')}
        />
      )}
    </>
  )
}

function GuidelineOf({
  dataset,
  guideline,
  nameOf,
}: {
  dataset: DatasetInfo
  guideline: Guideline | null
  nameOf: (code: string) => string
}) {
  return (
    <Section
      title="Guideline"
      meta={guideline ? `${guideline.code} v${dataset.policyVersion}` : `v${dataset.policyVersion}`}
    >
      <div className="min-h-18 text-12 leading-4.5 text-text-2">
        {guideline ? (
          <>
            <b className="font-medium text-text-1">{nameOf(guideline.code)}.</b>{' '}
            {guideline.definition || 'The policy does not define this label.'}
            {guideline.examples.length > 0 && (
              <ul className="mt-1.5 list-disc pl-4">
                {guideline.examples.slice(0, 3).map((example) => (
                  <li key={example} className="wrap-anywhere">
                    {example}
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : (
          'Point at a label to read what the policy says about it.'
        )}
      </div>
    </Section>
  )
}

function Provenance({ projectId, sample }: { projectId: string; sample: ReviewSample }) {
  const { source, persona, run, family, language, createdAt } = sample
  const rows: [string, ReactNode][] = [
    [
      'Source',
      source
        ? `${source.name}${source.row === null ? '' : `, row ${formatNumber(source.row)}`}`
        : 'Added here or over the API',
    ],
    ...(run
      ? [
          [
            'Run',
            <Link
              key="run"
              href={`/projects/${projectId}/runs/${run.id}`}
              className="hover:underline"
            >{`${run.title} (${run.number})`}</Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(persona ? [['Persona', persona] as [string, ReactNode]] : []),
    ...(family > 0 ? [['Family', `${formatNumber(family)} more of the same`] as [string, ReactNode]] : []),
    ...(language ? [['Language', language] as [string, ReactNode]] : []),
    ['Added', createdAt.slice(0, 10)],
  ]
  return (
    <Fold title="Provenance" meta={source?.name ?? 'Added here'}>
      <dl className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
        {rows.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-text-3">{term}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}

function Others({
  projectId,
  sampleId,
  decided,
  blind,
}: {
  projectId: string
  sampleId: string
  decided: boolean
  blind: boolean
}) {
  const { data } = useQuery({ ...sampleQuery(projectId, sampleId), enabled: decided && !blind })
  if (blind || !decided || !data)
    return <Fold title="Decisions" meta={blind ? 'Hidden: this queue is blind' : 'Hidden until you decide'} />
  return <History sample={data} />
}
