'use client'
import { isPair } from '@/lib/templates/rules'
import type { TemplateKind } from '@/lib/templates/schema'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'
import type { BuilderPart } from './generation-builder'

const words = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** What every cell's rows are spread over evenly. */
export function SpreadChoice({ grid, draft, change, kind }: BuilderPart & { kind: TemplateKind }) {
  const toggle = (id: string, on: boolean) =>
    change({ sources: on ? [...draft.sources, id] : draft.sources.filter((each) => each !== id) })
  return (
    <div className="flex flex-col gap-3">
      <Field label="Topics" hint="One to a line. Rows are spread over them evenly.">
        <Textarea
          rows={4}
          grow
          defaultValue={draft.topics.join('\n')}
          onChange={(event) =>
            change({
              topics: event.target.value
                .split('\n')
                .map((line) => line.trim().slice(0, 200))
                .filter(Boolean),
            })
          }
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Languages" hint="Codes: en, nl, pt-BR">
          <Input
            defaultValue={draft.languages.join(', ')}
            onChange={(event) =>
              change({
                languages: words(event.target.value).filter((code) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)),
              })
            }
          />
        </Field>
        <Field label="Messages" hint="Of conversations: 3, 5">
          <Input
            defaultValue={draft.turns.join(', ')}
            onChange={(event) =>
              change({
                turns: words(event.target.value)
                  .map(Number)
                  .filter((turns) => Number.isInteger(turns) && turns > 0 && turns <= 20),
              })
            }
          />
        </Field>
      </div>
      {isPair(kind) && (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium">Passages of</legend>
          {grid.sources.map(({ id, name, passages }) => (
            <Checkbox
              key={id}
              checked={draft.sources.length === 0 || draft.sources.includes(id)}
              onCheckedChange={(on) => toggle(id, on)}
            >
              {name} <span className="text-text-3">{passages.toLocaleString('en')}</span>
            </Checkbox>
          ))}
          {grid.sources.length === 0 && (
            <p className="text-text-2">There is no passage yet: bring in a page or a document.</p>
          )}
        </fieldset>
      )}
    </div>
  )
}
