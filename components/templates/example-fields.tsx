'use client'
import { Plus, X } from 'lucide-react'
import type { TemplateExample } from '@/lib/templates/schema'
import { Button } from '../ui/button'
import { CardSection } from '../ui/card'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import type { FieldsProps } from './fields-props'

/** Few-shot examples: each says which label it is of. */
export function ExampleFields({ body, change, readOnly, labels }: FieldsProps) {
  const set = (examples: TemplateExample[]) => change({ ...body, examples })
  const edit = (at: number, part: Partial<TemplateExample>) =>
    set(body.examples.map((example, place) => (place === at ? { ...example, ...part } : example)))
  return (
    <CardSection
      title="Examples"
      meta={body.examples.length === 0 ? 'none: the definitions have to do' : body.examples.length}
    >
      <ul className="flex flex-col gap-2">
        {body.examples.map(({ label, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place
          <li key={at} className="flex gap-2 max-sm:flex-wrap">
            <div className="w-44 flex-none max-sm:w-full">
              <Select
                label={`Label of example ${at + 1}`}
                value={label}
                placeholder="Any label"
                onValueChange={(value) => edit(at, { label: value })}
                options={labels.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </div>
            <Input
              aria-label={`Example ${at + 1}`}
              value={text}
              readOnly={readOnly}
              onChange={(event) => edit(at, { text: event.target.value })}
            />
            <Button
              kind="ghost"
              iconOnly
              label={`Remove example ${at + 1}`}
              icon={<X aria-hidden="true" />}
              onClick={() => set(body.examples.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        className="mt-2"
        icon={<Plus aria-hidden="true" />}
        disabledReason={
          readOnly
            ? 'Curators and owners write templates'
            : body.examples.length >= 20
              ? 'At most 20 examples'
              : undefined
        }
        onClick={() => set([...body.examples, { label: labels[0]?.code ?? '', text: '' }])}
      >
        Add an example
      </Button>
    </CardSection>
  )
}
