'use client'
import { useRef } from 'react'
import { isPair, kinds, problemsOf } from '@/lib/templates/rules'
import { CardSection } from '../ui/card'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'
import { ExampleFields } from './example-fields'
import type { FieldsProps } from './fields-props'
import { PairFields } from './pair-fields'
import { SamplingFields } from './sampling-fields'
import { VariableChips } from './variable-chips'

export function TemplateFields(props: FieldsProps) {
  const { kind, body, change, readOnly } = props
  const prompt = useRef<HTMLTextAreaElement>(null)
  const insert = (name: string) => {
    const field = prompt.current
    if (!field || readOnly) return
    field.focus()
    field.setRangeText(`{{${name}}}`, field.selectionStart, field.selectionEnd, 'end')
    change({ ...body, prompt: field.value })
  }
  return (
    <>
      <CardSection className="flex flex-col gap-4">
        <Field label="Instructions" hint="Who the model is told it is." optional>
          <Textarea
            rows={2}
            grow
            value={body.instructions}
            readOnly={readOnly}
            onChange={(event) => change({ ...body, instructions: event.target.value })}
          />
        </Field>
        <div className="flex flex-col gap-2">
          <Field label="Prompt" error={problemsOf(kind, body)[0] ?? null}>
            <Textarea
              ref={prompt}
              mono
              grow
              rows={12}
              value={body.prompt}
              readOnly={readOnly}
              onChange={(event) => change({ ...body, prompt: event.target.value })}
            />
          </Field>
          <VariableChips names={kinds[kind].variables} insert={insert} readOnly={readOnly} />
        </div>
      </CardSection>
      {isPair(kind) && <PairFields {...props} />}
      {kinds[kind].answer === 'json' && <ExampleFields {...props} />}
      <SamplingFields {...props} />
    </>
  )
}
