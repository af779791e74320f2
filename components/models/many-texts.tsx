'use client'
import { useMutation } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { scoreTexts } from '@/lib/models/actions'
import { textsOf } from '@/lib/models/rules'
import { type ModelSummary, mostTexts, type TextScore } from '@/lib/models/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { Textarea } from '../ui/textarea'

type Scored = TextScore & { prompt: string }

/** Many at once: a line each, or a file of lines or JSON lines; the dearest first. */
export function ManyTexts({ projectId, model }: { projectId: string; model: ModelSummary }) {
  const [pasted, setPasted] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const texts = textsOf(pasted)
  const score = useMutation({
    mutationFn: async (): Promise<Scored[]> => {
      const { scores } = await unwrap(scoreTexts(projectId, { modelId: model.id, texts }))
      return scores
        .map((score, at) => ({ ...score, prompt: texts[at]?.prompt ?? '' }))
        .toSorted((a, b) => b.cost - a.cost)
    },
  })
  const problem =
    texts.length === 0
      ? 'Paste a text first'
      : texts.length > mostTexts
        ? 'At most 1,000 at once; more go through the API'
        : undefined
  return (
    <Card title={model.name} meta={`${formatNumber(texts.length)} texts`}>
      <CardSection>
        <Field label="Texts" hint="One in a line, or JSON lines with prompt and response.">
          <Textarea value={pasted} onChange={(event) => setPasted(event.target.value)} rows={6} />
        </Field>
      </CardSection>
      <CardFooter>
        <input
          ref={file}
          type="file"
          accept=".txt,.csv,.jsonl,.json,text/plain"
          aria-label="A file of texts"
          className="sr-only"
          tabIndex={-1}
          onChange={async (event) => setPasted((await event.target.files?.[0]?.text()) ?? pasted)}
        />
        <Button size="small" icon={<Upload aria-hidden="true" />} onClick={() => file.current?.click()}>
          Read a file
        </Button>
        <Button
          kind="filled"
          className="ml-auto"
          pending={score.isPending}
          disabledReason={problem}
          onClick={() => score.mutate()}
        >
          Score all
        </Button>
      </CardFooter>
      {score.error && (
        <CardSection>
          <ErrorNote>{score.error.message}</ErrorNote>
        </CardSection>
      )}
      {score.data && <Scores scores={score.data} />}
    </Card>
  )
}

const columns: TableColumn<Scored>[] = [
  { head: 'Verdict', className: 'w-28', cell: ({ verdict }) => <Polarity kind={verdict} /> },
  { head: 'Text', main: true, cell: ({ prompt }) => <bdi>{prompt}</bdi> },
  {
    head: 'Probability',
    number: true,
    className: 'w-24',
    cell: ({ probability }) => formatNumber(probability, 'percent'),
  },
  { head: 'Cost', number: true, className: 'w-20', cell: ({ cost }) => formatNumber(cost, 'score') },
]

function Scores({ scores }: { scores: Scored[] }) {
  const unsafe = scores.filter(({ verdict }) => verdict === 'unsafe').length
  const lines = scores.map(({ prompt, verdict, probability, cost, says }) =>
    JSON.stringify({ prompt, verdict, probability, cost, labels: says }),
  )
  const href = `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(`${lines.join('\n')}\n`)}`
  return (
    <>
      <CardFooter>
        <span role="status">
          {formatNumber(unsafe)} of {formatNumber(scores.length)} unsafe
        </span>
        <a
          href={href}
          download="scores.jsonl"
          className="ml-auto inline-flex items-center gap-1.5 text-accent-text hover:underline"
        >
          <Download aria-hidden="true" className="size-4" />
          Download as JSON lines
        </a>
      </CardFooter>
      {/* The same text may come twice. */}
      <ColumnTable label="Scores" columns={columns} rows={scores} keyOf={(_, at) => at} />
    </>
  )
}
