'use client'
import type { ReactNode } from 'react'
import { formatWords } from '@/lib/judges/rules'
import type { JudgeView } from '@/lib/judges/schema'
import { samplesHref } from '@/lib/samples/rules'
import { Card } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { Chip } from '../ui/chip'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
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
  return (
    <Card title="Judges" meta={judges.length} actions={actions}>
      <Table label="Judges" fixed>
        <TableHead>
          <TableHeadCell className="w-9" hidden>
            Chosen
          </TableHeadCell>
          <TableHeadCell>Judge</TableHeadCell>
          <TableHeadCell className="w-[24%] max-md:hidden">Answers by</TableHeadCell>
          <TableHeadCell className="w-[18%] max-lg:hidden">Policy</TableHeadCell>
          <TableHeadCell number className="w-20">
            Read
          </TableHeadCell>
          <TableHeadCell number className="w-24 max-sm:hidden">
            Unreadable
          </TableHeadCell>
          <TableHeadCell number className="w-20 max-sm:hidden">
            Refused
          </TableHeadCell>
          <TableHeadCell className="w-14" hidden>
            Acts
          </TableHeadCell>
        </TableHead>
        <tbody>
          {judges.map((judge) => (
            <TableRow key={judge.id} selected={chosen.includes(judge.id)}>
              <TableCell wrap>
                <Checkbox
                  label={`Choose ${judge.name}`}
                  checked={chosen.includes(judge.id)}
                  disabledReason={judge.archived ? 'It is archived' : undefined}
                  onCheckedChange={(now) =>
                    onChoose(now ? [...chosen, judge.id] : chosen.filter((id) => id !== judge.id))
                  }
                />
              </TableCell>
              <TableCell main>
                <TextLink href={`/projects/${projectId}/judges/${judge.id}`} className="text-text-1">
                  {judge.name}
                </TextLink>{' '}
                <span className="font-normal text-text-3">v{judge.version}</span>{' '}
                {judge.archived && <Chip outlined>Archived</Chip>}
              </TableCell>
              <TableCell className="max-md:hidden">
                <How judge={judge} />
              </TableCell>
              <TableCell className="max-lg:hidden">
                {judge.policy.name} v{judge.policy.number}
              </TableCell>
              {(['read', 'unreadable', 'refused'] as const).map((outcome) => (
                <TableCell key={outcome} number className={outcome === 'read' ? undefined : 'max-sm:hidden'}>
                  <Count
                    value={judge.verdicts[outcome]}
                    href={answeredHref(projectId, dataset, judge.id, outcome)}
                    name={`${outcome} by ${judge.name}`}
                  />
                </TableCell>
              ))}
              <TableCell number wrap>
                <JudgeMenu projectId={projectId} dataset={dataset} judge={judge} mayCurate={mayCurate} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
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
