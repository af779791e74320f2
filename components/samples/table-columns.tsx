import type { ReactNode } from 'react'
import type { SampleRow } from '@/lib/samples/schema'
import { type Column, type FixedColumn, judgeOf } from '@/lib/samples/views/schema'
import { formatNumber } from '../ui/format-number'
import { TimeAgo } from '../ui/time-ago'
import { JudgeShapes } from './judge-shapes'
import { JudgeWord } from './judge-word'
import type { NameOf } from './label-mark'
import { columnWords, originWords, stateWords } from './words'

const short = (id: string | null) => (id ? <span className="font-mono text-12">{id.slice(-6)}</span> : '–')

type Cell = { width: number; number?: boolean; cell: (row: SampleRow, nameOf: NameOf) => ReactNode }

const cells: Record<FixedColumn, Cell> = {
  source: {
    width: 112,
    cell: ({ source, labelSource }) => source?.name ?? (labelSource === 'generator' ? 'Generated' : '–'),
  },
  judges: { width: 64, cell: ({ verdicts }) => <JudgeShapes verdicts={verdicts} /> },
  state: { width: 84, cell: ({ state }) => stateWords[state] },
  labelSource: { width: 84, cell: ({ labelSource }) => originWords[labelSource] },
  language: { width: 72, cell: ({ language }) => language ?? '–' },
  persona: { width: 72, cell: ({ personaId }) => short(personaId) },
  run: { width: 72, cell: ({ runId }) => short(runId) },
  model: { width: 112, cell: ({ model }) => model ?? '–' },
  created: { width: 96, number: true, cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
  characters: { width: 60, number: true, cell: ({ characters }) => formatNumber(characters) },
}

/** A column as the table draws it; a judge's own word has one of its own. */
export function columnOf(column: Column): Cell & { words: string } {
  const judge = judgeOf(column)
  if (judge === null) return { ...cells[column as FixedColumn], words: columnWords[column as FixedColumn] }
  return {
    width: 116,
    words: judge,
    cell: ({ verdicts }, nameOf) => (
      <JudgeWord verdict={verdicts.find((verdict) => verdict.judge === judge)} nameOf={nameOf} />
    ),
  }
}

export const gridOf = (columns: readonly Column[]) => ({
  gridTemplateColumns: `38px 128px minmax(0, 1fr) ${columns.map((column) => `${columnOf(column).width}px`).join(' ')} 8px`,
})
