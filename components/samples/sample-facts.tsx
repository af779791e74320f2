import { Eye, EyeOff } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, Fragment } from 'react'
import { sampleHref } from '@/lib/samples/rules'
import type { DecisionView, SampleView, VerdictView } from '@/lib/samples/schema'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { PolarityShape } from '../ui/polarity-shape'
import { TimeAgo } from '../ui/time-ago'
import { Tooltip } from '../ui/tooltip'
import { PanelSection } from './sample-body'
import { originWords, stateWords } from './words'

/** Where a sample came from, every place of it. */
export function Provenance({ projectId, sample }: { projectId: string; sample: SampleView }) {
  const cost = (sample.costMicros ?? 0) + sample.verdicts.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0)
  const hash = sample.contentHash.replaceAll('-', '')
  const [first, ...others] = sample.sources
  const rows: [string, ReactNode][] = [
    [
      'Source',
      first
        ? `${first.name}${first.row === null ? '' : `, row ${formatNumber(first.row)}`}`
        : 'None: added here or over the API',
    ],
    ...(first?.licence ? ([['Licence', first.licence]] as [string, ReactNode][]) : []),
    ...(others.length > 0
      ? ([
          [
            'Also in',
            <ul key="also">
              {others.map(({ id, name, row }) => (
                <li key={`${id} ${row}`} className="truncate">
                  {name}
                  {row === null ? '' : `, row ${formatNumber(row)}`}
                </li>
              ))}
            </ul>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(sample.run
      ? ([
          [
            'Run',
            <Link
              key="run"
              href={`/projects/${projectId}/runs/${sample.run.id}`}
              className="hover:underline"
            >{`${sample.run.title} (${sample.run.number})`}</Link>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(sample.persona ? ([['Persona', sample.persona.text]] as [string, ReactNode][]) : []),
    ...(sample.model ? ([['Model', sample.model]] as [string, ReactNode][]) : []),
    ['Policy', `${sample.policy.name} v${sample.policy.version}`],
    ['Label from', originWords[sample.labelSource]],
    ...(sample.language ? ([['Language', sample.language]] as [string, ReactNode][]) : []),
    ['Length', `${formatNumber(sample.characters)} characters`],
    [
      'Hash',
      <span key="hash" className="font-mono">{`${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)}`}</span>,
    ],
    ...(cost > 0 ? ([['Cost', formatNumber(cost / 1_000_000, 'money')]] as [string, ReactNode][]) : []),
    ['Added', <TimeAgo key="added" at={sample.createdAt} />],
    ...Object.entries(sample.meta ?? {})
      .slice(0, 20)
      .map(([key, value]): [string, ReactNode] => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  ]
  return (
    <PanelSection title="Provenance">
      <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
        {rows.map(([label, value]) => (
          <Fragment key={label}>
            <dt className="truncate text-text-3">{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </Fragment>
        ))}
      </dl>
    </PanelSection>
  )
}

export function Verdicts({ verdicts, names }: Pick<SampleView, 'verdicts' | 'names'>) {
  if (verdicts.length === 0)
    return (
      <PanelSection title="Verdicts">
        <p className="text-12 text-text-3">No judge has answered yet.</p>
      </PanelSection>
    )
  const votes = (['safe', 'caution', 'unsafe', 'none'] as const)
    .map((kind) => verdicts.filter(({ outcome, polarity }) => outcome === 'read' && polarity === kind).length)
    .filter((count) => count > 0)
  return (
    <PanelSection
      title="Verdicts"
      meta={votes.length === 1 && votes[0] === verdicts.length ? 'All agree' : `Split ${votes.join(' · ')}`}
    >
      <div className="grid grid-cols-[repeat(auto-fit,minmax(104px,1fr))] divide-x rounded-2 border">
        {verdicts.map((verdict) => (
          <Verdict key={verdict.id} verdict={verdict} names={names} />
        ))}
      </div>
    </PanelSection>
  )
}

function Verdict({
  verdict: { judge, outcome, polarity, labels, confidence, latencyMs, rationale, cached, simulated },
  names,
}: {
  verdict: VerdictView
  names: SampleView['names']
}) {
  const word =
    outcome === 'read'
      ? labels.map((code) => names[code]?.name ?? code).join(', ') || undefined
      : outcome === 'refused'
        ? 'Refused'
        : 'Unreadable'
  const figures = [
    confidence === null ? null : formatNumber(confidence, 'score-short'),
    cached ? 'said before' : latencyMs === null ? null : formatNumber(latencyMs, 'milliseconds'),
    simulated ? 'simulated' : null,
  ].filter((each) => each !== null)
  return (
    <div className="min-w-0 p-2 text-12">
      <div className="truncate text-text-2">{judge}</div>
      <Polarity kind={outcome === 'read' ? polarity : 'none'} className="mt-1 max-w-full text-text-1">
        {word}
      </Polarity>
      <div className="mt-0.5 text-text-2">{figures.join(' · ') || '–'}</div>
      <p className="mt-1.5 border-t pt-1.5 text-text-2 wrap-anywhere">{rationale ?? 'No rationale.'}</p>
    </div>
  )
}

export function Copies({ projectId, copies, names }: Pick<SampleView, 'copies' | 'names'> & { projectId: string }) {
  if (copies.length === 0) return null
  return (
    <PanelSection title="Same text" meta={copies.length}>
      {copies.map(({ id, labels, polarity }) => (
        <Link
          key={id}
          href={sampleHref(projectId, id)}
          className="flex h-6 items-center gap-2 text-12 text-text-2 hover:underline"
        >
          <PolarityShape kind={polarity} />
          <span className="min-w-0 flex-1 truncate">
            {labels.map((code) => names[code]?.name ?? code).join(', ') || 'No label'}
          </span>
          <span className="font-mono text-text-3">{id.slice(-6)}</span>
        </Link>
      ))}
    </PanelSection>
  )
}

export function History({ sample: { decisions, names, labelSource, createdAt } }: { sample: SampleView }) {
  const label = (codes: string[]) => codes.map((code) => names[code]?.name ?? code).join(', ') || 'no label'
  const did = ({ act, fromLabels, toLabels, toState }: DecisionView) => {
    if (act === 'relabel') return `${label(fromLabels)} → ${label(toLabels)}`
    if (act === 'accept') return `accepted ${label(toLabels)}`
    if (act === 'undo') return `undid it: ${label(toLabels)}, ${stateWords[toState].toLowerCase()}`
    if (act === 'edit') return 'sent it back to new'
    return (
      { reject: 'rejected', flag: 'flagged', skip: 'skipped', note: 'noted', rewrite: 'changed the text' }[act] ?? act
    )
  }
  return (
    <PanelSection title="History">
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id} className="flex min-h-6.5 items-center gap-2.5 text-12">
            <PolarityShape
              kind={
                decision.act === 'relabel' || decision.act === 'accept'
                  ? (names[decision.toLabels[0] ?? '']?.polarity ?? 'none')
                  : 'none'
              }
            />
            <span className="min-w-0 flex-1 py-1">
              <b className="font-medium">{decision.by}</b>{' '}
              <span className={decision.undone ? 'line-through' : undefined}>{did(decision)}</span>
              {decision.runId && <span className="text-text-3"> in bulk</span>}
              {decision.note && <span className="block text-text-2">{decision.note}</span>}
            </span>
            {!decision.runId && <Circumstances {...decision} />}
            <span className="flex-none text-text-3">
              {decision.seconds !== null && `${Math.round(decision.seconds)} s, `}
              <TimeAgo at={decision.at} />
            </span>
          </li>
        ))}
        <li className="flex min-h-6.5 items-center gap-2.5 text-12 text-text-2">
          <PolarityShape kind="none" />
          <span className="flex-1">
            {
              { generator: 'Generated', import: 'Brought in', human: 'Added', judge: 'Added', none: 'Added' }[
                labelSource
              ]
            }
          </span>
          <span className="text-text-3">
            <TimeAgo at={createdAt} />
          </span>
        </li>
      </ul>
    </PanelSection>
  )
}

/** Under which version of the policy, and whether judges and suggestions were in sight. */
function Circumstances({ suggestionsVisible, policyVersion }: DecisionView) {
  const Icon = suggestionsVisible ? Eye : EyeOff
  const sight = suggestionsVisible ? 'Suggestions were in sight' : 'Decided unseen: no suggestion was in sight'
  return (
    <Tooltip text={`${sight}${policyVersion === null ? '' : `, version ${policyVersion} of the policy`}`}>
      <span className="flex flex-none items-center gap-1 text-text-3">
        <Icon role="img" aria-label={sight} className="size-3" />
        {policyVersion !== null && `v${policyVersion}`}
      </span>
    </Tooltip>
  )
}
