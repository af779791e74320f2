'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'

/** A field for each example, since an example may have several lines. */
export function ExampleFields({
  examples,
  onChange,
}: {
  examples: readonly string[]
  onChange: (examples: string[]) => void
}) {
  return (
    <div className="flex flex-col gap-2">
      {examples.map((example, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place while it is being written
        <div key={index} className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <Field label={`Example ${index + 1}`}>
              <Textarea
                grow
                rows={2}
                value={example}
                maxLength={2000}
                onChange={(event) => onChange(examples.with(index, event.target.value))}
              />
            </Field>
          </div>
          <Button
            kind="ghost"
            iconOnly
            label={`Remove example ${index + 1}`}
            icon={<X aria-hidden="true" />}
            onClick={() => onChange(examples.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        size="small"
        className="self-start"
        icon={<Plus aria-hidden="true" />}
        onClick={() => onChange([...examples, ''])}
      >
        Add example
      </Button>
    </div>
  )
}
