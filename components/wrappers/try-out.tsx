'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { tryWrappers } from '@/lib/wrappers/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardSection } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'

/** Paste a text and see which rule takes it apart. Nothing is kept. */
export function TryOut({ projectId }: { projectId: string }) {
  const [text, setText] = useState('')
  const trial = useMutation({ mutationFn: () => unwrap(tryWrappers(projectId, { text })) })
  return (
    <Card title="Try a text">
      <CardSection>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            trial.mutate()
          }}
        >
          <Field label="Text" hint="Nothing is kept.">
            <Textarea value={text} onChange={(event) => setText(event.target.value)} rows={5} />
          </Field>
          <Button
            type="submit"
            className="self-start"
            pending={trial.isPending}
            disabledReason={text ? undefined : 'Paste a text first'}
          >
            Unwrap
          </Button>
        </form>
      </CardSection>
      {trial.error && <ErrorNote>{trial.error.message}</ErrorNote>}
      {trial.isSuccess && (
        <CardSection title="Outcome">
          {trial.data ? (
            <DefinitionList
              wrap
              rows={[
                { label: 'Wrapper', value: trial.data.wrapper },
                { label: 'Request', value: trial.data.request },
              ]}
            />
          ) : (
            <p className="text-text-2">No rule fits: the text is its own request.</p>
          )}
        </CardSection>
      )}
    </Card>
  )
}
