'use client'
import { useMutation } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { scoreTexts } from '@/lib/models/actions'
import type { ModelSummary } from '@/lib/models/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { LinkButton } from '../ui/link-button'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { writeAddress } from '../write-address'
import { ManyTexts } from './many-texts'
import { ScoreView } from './score-view'

type Props = { projectId: string; models: ModelSummary[]; modelId: string | null }

export function Playground({ projectId, models, modelId: first }: Props) {
  const asked = useSearchParams()
  const [modelId, setModelId] = useState(first ?? '')
  const [many, setMany] = useState(asked.get('texts') === 'many')
  const model = models.find(({ id }) => id === modelId)
  if (!model)
    return (
      <Card title="Playground">
        <EmptyState
          title="No model to try"
          action={<LinkButton href={`/projects/${projectId}/models`}>Train one</LinkButton>}
        >
          Here one types a text and sees what a model says of it, and which words moved it.
        </EmptyState>
      </Card>
    )
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <div className="w-72 max-w-full">
          <Select
            label="Model"
            options={models.map(({ id, name, dataset }) => ({ value: id, label: name, hint: dataset }))}
            value={modelId}
            onValueChange={(id) => {
              setModelId(id)
              writeAddress({ model: id })
            }}
          />
        </div>
        <Segmented
          label="How many texts"
          options={[
            { value: 'one', label: 'One text' },
            { value: 'many', label: 'Many texts' },
          ]}
          value={many ? 'many' : 'one'}
          onValueChange={(value) => {
            setMany(value === 'many')
            writeAddress({ texts: value })
          }}
        />
      </div>
      {many ? (
        <ManyTexts key={modelId} projectId={projectId} model={model} />
      ) : (
        <OneText key={modelId} projectId={projectId} model={model} />
      )}
    </>
  )
}

function OneText({ projectId, model }: { projectId: string; model: ModelSummary }) {
  const [prompt, setPrompt] = useState('')
  const [response, setResponse] = useState('')
  const answers = model.target === 'response'
  const score = useMutation({
    mutationFn: () =>
      unwrap(
        scoreTexts(projectId, { modelId: model.id, texts: [{ prompt, ...(answers && { response }) }], explain: true }),
      ),
  })
  const [first] = score.data?.scores ?? []
  const empty = answers ? !response.trim() : !prompt.trim()
  return (
    <Card title={model.name} meta="Local classifier: it runs here, and keeps nothing of what is typed">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          score.mutate()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !empty) score.mutate()
        }}
      >
        <CardSection className="flex flex-col gap-4">
          <Field label={answers ? 'Question' : 'Text'}>
            <Textarea
              value={prompt}
              onChange={(event) => setPrompt(event.target.value)}
              rows={answers ? 2 : 4}
              grow
              className="min-h-24"
              autoFocus
              maxLength={200_000}
            />
          </Field>
          {answers && (
            <Field label="Answer">
              <Textarea
                value={response}
                onChange={(event) => setResponse(event.target.value)}
                rows={4}
                grow
                className="min-h-24"
                maxLength={200_000}
              />
            </Field>
          )}
        </CardSection>
        <CardFooter>
          <span>{score.error ? '' : 'The same text always gets the same answer.'}</span>
          <Button
            kind="filled"
            type="submit"
            keys="Ctrl Enter"
            className="ml-auto"
            pending={score.isPending}
            disabledReason={empty ? `Type ${answers ? 'an answer' : 'a text'} first` : undefined}
          >
            Score
          </Button>
        </CardFooter>
      </form>
      {score.error && (
        <CardSection>
          <ErrorNote>{score.error.message}</ErrorNote>
        </CardSection>
      )}
      {first && score.data && <ScoreView score={first} threshold={score.data.model.threshold} />}
    </Card>
  )
}
