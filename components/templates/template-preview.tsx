'use client'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { kinds, tidy } from '@/lib/templates/rules'
import type { TemplateBody, TemplateKind } from '@/lib/templates/schema'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Num } from '../ui/num'
import { Select } from '../ui/select'
import { Skeleton } from '../ui/skeleton'
import { PriceSection } from './price-section'
import { previewQuery } from './templates-query'

type Props = { projectId: string; kind: TemplateKind; body: TemplateBody; labels: { code: string; name: string }[] }

/** The prompt as a model gets it, while it is being written. */
export function TemplatePreview({ projectId, kind, body, labels }: Props) {
  const [label, setLabel] = useState(labels[0]?.code ?? '')
  const still = useDeferredValue(body)
  const { data, error } = useQuery(previewQuery(projectId, { kind, body: tidy(still), label }))
  const needsLabel = kinds[kind].answer === 'json'
  return (
    <Card title="As a model gets it" meta={data && <Num value={data.tokens} unit="tokens" />}>
      {needsLabel && (
        <CardSection>
          <Field label="Label">
            <Select
              value={label}
              onValueChange={setLabel}
              options={labels.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
        </CardSection>
      )}
      {error && <ErrorNote>{error.message}</ErrorNote>}
      {!data && !error && (
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="w-full" />
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
        </div>
      )}
      {data && (
        <CardSection>
          {data.instructions && (
            <p className="mb-3 whitespace-pre-wrap border-b pb-3 text-12 text-text-2">{data.instructions}</p>
          )}
          <p
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard
            tabIndex={0}
            role="region"
            aria-label="Preview"
            className="max-h-[420px] overflow-y-auto whitespace-pre-wrap break-words text-12"
          >
            {data.prompt}
          </p>
          <p className="mt-3 text-12 text-text-3">{madeWith(kind, data)}</p>
        </CardSection>
      )}
      {data && <PriceSection preview={data} />}
    </Card>
  )
}

function madeWith(
  kind: TemplateKind,
  { persona, passage, sample }: { persona: unknown; passage: unknown; sample: unknown },
) {
  if (kinds[kind].from === 'samples')
    return sample ? 'With the first sample of this dataset.' : 'This dataset has no sample yet.'
  if (kinds[kind].needs.includes('passage'))
    return passage
      ? 'With the first passage of this project.'
      : 'This project has no passage yet: bring in a page or a document.'
  return persona ? 'With the first persona of this project.' : 'This project has no persona yet.'
}
