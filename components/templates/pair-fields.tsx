'use client'
import { CardSection } from '../ui/card'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'
import type { FieldsProps } from './fields-props'

/** How a pair is written down, and the rules it is checked against. */
export function PairFields({ body, change, readOnly }: FieldsProps) {
  return (
    <CardSection title="Question and answer" className="flex flex-col gap-4">
      <Field label="Question format" hint="{CONVERSATION} stands for the messages.">
        <Textarea
          mono
          grow
          rows={6}
          value={body.questionFormat}
          readOnly={readOnly}
          onChange={(event) => change({ ...body, questionFormat: event.target.value })}
        />
      </Field>
      <Field label="Answer format" hint="{classification_safety} becomes safe or unsafe, {classes} the categories.">
        <Textarea
          mono
          rows={2}
          value={body.answerFormat}
          readOnly={readOnly}
          onChange={(event) => change({ ...body, answerFormat: event.target.value })}
        />
      </Field>
      <Field
        label="Rules"
        hint="One to a line. Each pair is checked by us before it is kept; the model is told them too."
      >
        <Textarea
          grow
          rows={6}
          value={body.rules.join('\n')}
          readOnly={readOnly}
          onChange={(event) => change({ ...body, rules: event.target.value.split('\n') })}
        />
      </Field>
    </CardSection>
  )
}
