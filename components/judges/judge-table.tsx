'use client'
import type { ReactNode } from 'react'
import { formatWords } from '@/lib/judges/rules'
import type { JudgeView } from '@/lib/judges/schema'
import { samplesHref } from '@/lib/samples/rules'
import { Card } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { Chip } from '../ui/chip'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { Num } from '../ui/num'
import { TextLink } from '../ui/text-link'
import { JudgeMenu } from './judge-menu'

type Props = {
  projectId: string
  dataset: string
  judges: JudgeView[]
  chosen: string[]
  onChoose: (ids: string[]) => void
  mayCurate: boolean
  actions: ReactNode
}

export function JudgeTable({ projectId, dataset, judges, chosen, onChoose, mayCurate, actions }: Props) {
  const count = (outcome: keyof JudgeView['verdicts']) => (judge: JudgeView) => (
    <Count
      value={judge.verdicts[outcome]}
      href={answeredHref(projectId, dataset, judge.id, outcome)}
      name={`${outcome} by ${judge.name}`}
    />
  )
  const columns: TableColumn<JudgeView>[] = [
    {
      head: 'Chosen',
      hidden: true,
      className: 'w-9',
      wrap: true,
      cell: ({ id, name, archived }) => (
        <Checkbox
          label={`Choose ${name}`}
          checked={chosen.includes(id)}
          disabledReason={archived ? 'It is archived' : undefined}
          onCheckedChange={(now) => onChoose(now ? [...chosen, id] : chosen.filter((each) => each !== id))}
        />
      ),
    },
    {
      head: 'Judge',
      main: true,
      cell: ({ id, name, version, archived }) => (
        <>
          <TextLink href={`/projects/${projectId}/judges/${id}`} className="text-text-1">
            {name}
          </TextLink>{' '}
          <span className="font-normal text-text-3">v{version}</span> {archived && <Chip outlined>Archived</Chip>}
        </>
      ),
    },
    { head: 'Answers by', className: 'w-[24%] max-md:hidden', cell: (judge) => <How judge={judge} /> },
    {
      head: 'Policy',
      className: 'w-[18%] max-lg:hidden',
      cell: ({ policy: { name, number } }) => `${name} v${number}`,
    },
    { head: 'Read', number: true, className: 'w-20', cell: count('read') },
    { head: 'Unreadable', number: true, className: 'w-24 max-sm:hidden', cell: count('unreadable') },
    { head: 'Refused', number: true, className: 'w-20 max-sm:hidden', cell: count('refused') },
    {
      head: 'Acts',
      hidden: true,
      number: true,
      wrap: true,
      className: 'w-14',
      cell: (judge) => <JudgeMenu projectId={projectId} dataset={dataset} judge={judge} mayCurate={mayCurate} />,
    },
  ]
  return (
    <Card title="Judges" meta={judges.length} actions={actions}>
      <ColumnTable
        label="Judges"
        columns={columns}
        rows={judges}
        keyOf={({ id }) => id}
        selected={({ id }) => chosen.includes(id)}
      />
    </Card>
  )
}

function How({ judge: { kind, format, model } }: { judge: JudgeView }) {
  if (kind === 'rules') return <>Words and patterns</>
  if (kind === 'classifier') return <>Trained here, {model?.name ?? 'a model that is gone'}</>
  return (
    <span title={model ? `${model.provider}, ${model.name}` : undefined}>
      {model ? (model.simulated ? 'The simulator' : model.name) : 'A model that is gone'},{' '}
      {format && formatWords[format].name}
    </span>
  )
}

/** Where a judge's answers of one kind are. What it read has no single word, so all it answered is opened. */
const answeredHref = (projectId: string, dataset: string, judgeId: string, outcome: string) =>
  outcome === 'read' ? null : samplesHref(projectId, { verdict: [`${judgeId}=${outcome}`] }, { dataset })

function Count({ value, href, name }: { value: number; href: string | null; name: string }) {
  if (!href || value === 0) return <Num value={value} />
  return (
    <TextLink href={href} aria-label={`${value} ${name}`}>
      <Num value={value} />
    </TextLink>
  )
}
