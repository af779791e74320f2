'use client'
import clsx from 'clsx'
import type { PreviewRow, PreviewView } from '@/lib/sources/schema'
import { SampleWords } from '../samples/sample-words'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { PreviewText } from './preview-text'

type Props = { view: PreviewView; refuses: boolean; stale: boolean }
type Kind = PreviewRow['outcome']['kind']

const words: Record<Kind, string> = {
  sample: 'become samples',
  pair: 'become preferences',
  persona: 'are personas',
  filtered: 'are left out by a filter',
  unreadable: 'cannot be read',
}

/** The first rows as they would come in. Nothing is written yet. */
export function PreviewRows({ view, refuses, stale }: Props) {
  const { rows, policy } = view
  const count = (kind: Kind) => rows.filter(({ outcome }) => outcome.kind === kind).length
  const told = (Object.keys(words) as Kind[])
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${formatNumber(count(kind))} ${words[kind]}`)
    .join(', ')
  return (
    <Card title="4. How it will look" meta={`of the first ${rows.length} rows, ${told || 'none comes in'}`}>
      {refuses && count('unreadable') > 0 && (
        <ErrorNote className="m-4">
          All or nothing is chosen below, so these rows refuse the whole file. Correct the mapping, or skip bad rows.
        </ErrorNote>
      )}
      <div className={clsx('max-h-120 overflow-y-auto', stale && 'opacity-60')}>
        <Table label="First rows" fixed aria-busy={stale}>
          <TableHead>
            <TableHeadCell className="w-16" number>
              Line
            </TableHeadCell>
            <TableHeadCell className="w-44 max-sm:w-28">Label</TableHeadCell>
            <TableHeadCell>Text</TableHeadCell>
          </TableHead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files of a zip have the same lines
              <TableRow key={at}>
                <TableCell number className="align-top">
                  {formatNumber(row.line)}
                </TableCell>
                <TableCell wrap className="align-top">
                  <Outcome outcome={row.outcome} policy={policy} />
                </TableCell>
                <TableCell wrap className="align-top">
                  <PreviewText row={row} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </Card>
  )
}

function Outcome({ outcome, policy }: { outcome: PreviewRow['outcome']; policy: PreviewView['policy'] }) {
  if (outcome.kind === 'unreadable') return <Chip outlined>Cannot be read</Chip>
  if (outcome.kind === 'filtered') return <Chip outlined>Left out</Chip>
  if (outcome.kind === 'pair') return <Chip outlined>Preference</Chip>
  if (outcome.kind === 'persona') return <Chip outlined>Persona</Chip>
  if (outcome.labels.length === 0)
    return <Chip kind={outcome.polarity}>{outcome.polarity === 'none' ? 'No label' : verdicts[outcome.polarity]}</Chip>
  return (
    <span className="flex flex-wrap gap-1">
      {outcome.labels.map((code) => {
        const label = policy.labels.find((label) => label.code === code)
        return (
          <Chip key={code} kind={label?.polarity ?? 'none'}>
            <SampleWords text={label?.name ?? code} terms={[]} />
          </Chip>
        )
      })}
    </span>
  )
}

const verdicts = { safe: 'Safe', unsafe: 'Unsafe', caution: 'Caution' }
