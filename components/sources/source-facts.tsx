import { z } from 'zod'
import type { SourceDetailView } from '@/lib/sources/schema'
import { Card } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { TimeAgo } from '../ui/time-ago'
import { encodingWords, fileKindWords, formatBytes, kindWords } from './words'

const plan = z
  .object({
    files: z.array(z.object({ file: z.string(), shape: z.object({ kind: z.string(), encoding: z.string() }) })),
    repeats: z.enum(['join', 'keep']),
    unreadable: z.enum(['refuse', 'skip']),
  })
  .partial()
  .catch({})

const word = (words: Record<string, string>, key: string) => words[key] ?? key

export function SourceFacts({ source, dataset }: { source: SourceDetailView; dataset: string }) {
  const { files, repeats, unreadable } = plan.parse(source.plan)
  const [file] = files ?? []
  const rows = [
    { label: 'Kind', value: kindWords[source.kind] },
    { label: 'Into', value: dataset },
    { label: 'Licence', value: source.licence ?? 'Not given' },
    ...(source.uri ? [{ label: 'Address', value: <bdi>{source.uri}</bdi> }] : []),
    ...(file
      ? [
          {
            label: 'Read as',
            value: `${word(fileKindWords, file.shape.kind)}, ${word(encodingWords, file.shape.encoding)}`,
          },
        ]
      : []),
    ...(files && files.length > 1 ? [{ label: 'Files', value: files.length }] : []),
    ...(source.preset ? [{ label: 'Preset', value: source.preset }] : []),
    ...(repeats
      ? [{ label: 'Repeats', value: repeats === 'join' ? 'Joined to the row they repeat' : 'Kept as rows' }]
      : []),
    ...(unreadable ? [{ label: 'Bad rows', value: unreadable === 'skip' ? 'Skipped' : 'Refuse the whole file' }] : []),
    ...(source.bytes > 0 ? [{ label: 'Size', value: formatBytes(source.bytes) }] : []),
    ...(source.sha256 ? [{ label: 'SHA-256', value: source.sha256, mono: true }] : []),
    { label: 'By', value: source.startedBy },
    { label: 'Started', value: <TimeAgo at={source.createdAt} /> },
    { label: 'Ended', value: source.importedAt ? <TimeAgo at={source.importedAt} /> : '–' },
  ]
  return (
    <Card title="About this source">
      <div className="p-4">
        <DefinitionList rows={rows} wrap className="wrap-anywhere" />
      </div>
      {source.card && (
        <details className="border-t p-4">
          <summary className="cursor-pointer text-12 text-text-2">What the hub says about it</summary>
          <pre className="mt-2 max-h-90 overflow-y-auto whitespace-pre-wrap font-mono text-12 wrap-anywhere">
            {source.card}
          </pre>
        </details>
      )}
    </Card>
  )
}
