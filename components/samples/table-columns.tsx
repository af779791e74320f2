import type { ReactNode } from 'react'
import type { SampleRow } from '@/lib/samples/schema'
import type { Column } from '@/lib/samples/views/schema'
import { formatNumber } from '../ui/format-number'
import { TimeAgo } from '../ui/time-ago'
import { JudgeShapes } from './judge-shapes'
import { originWords, stateWords } from './words'

const short = (id: string | null) => (id ? <span className="font-mono text-12">{id.slice(-6)}</span> : '–')

export const cellOf: Record<Column, { width: number; number?: boolean; cell: (row: SampleRow) => ReactNode }> = {
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

export const gridOf = (columns: readonly Column[]) => ({
  gridTemplateColumns: `38px 128px minmax(0, 1fr) ${columns.map((column) => `${cellOf[column].width}px`).join(' ')} 8px`,
})
