'use client'
import { useState } from 'react'
import { columnsAsked, fitsOf, mostColumns } from '@/lib/generation/columns/rules'
import type { Dimension } from '@/lib/generation/columns/schema'
import type { TemplateKind } from '@/lib/templates/schema'
import { Checkbox } from '../ui/checkbox'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'
import type { BuilderPart } from './builder-part'
import { PassageChoice } from './passage-choice'

const words = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
const isLanguage = (code: string) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)
const isTurns = (turns: number) => Number.isInteger(turns) && turns > 0 && turns <= 20
/** What cannot be read is named, and is not among what is written. */
const unread = (typed: string | undefined, fitting: string) =>
  typed === undefined ? undefined : `“${typed}” is not one of these: write ${fitting}`
const unlike = <T,>(values: T[]) => [...new Set(values)]

/** What every cell's rows are spread over evenly, or what has columns of its own. */
export function SpreadChoice(props: BuilderPart & { kind: TemplateKind }) {
  const { grid, draft, change, kind } = props
  const fits = fitsOf(kind)
  const asked = columnsAsked(draft, grid, fits)
  // Said when the field is left: what is half typed is no mistake yet.
  const [odd, setOdd] = useState<Partial<Record<'languages' | 'turns', string>>>({})
  const ofItsOwn = (of: Dimension, label: string) => (
    <Checkbox
      checked={draft.by.includes(of)}
      onCheckedChange={(on) => change({ by: on ? [...draft.by, of] : draft.by.filter((each) => each !== of) })}
    >
      {label}
    </Checkbox>
  )
  return (
    <div className="flex flex-col gap-4">
      {fits.topic && (
        <div className="flex flex-col gap-2">
          <Field label="Topics" hint="One to a line. Rows are spread over them evenly.">
            <Textarea
              rows={4}
              grow
              defaultValue={draft.topics.join('\n')}
              onChange={(event) =>
                change({
                  topics: unlike(
                    event.target.value
                      .split('\n')
                      .map((line) => line.trim().slice(0, 200))
                      .filter(Boolean),
                  ),
                })
              }
            />
          </Field>
          {ofItsOwn('topic', 'A column for each topic')}
        </div>
      )}
      {fits.language && (
        <div className="flex flex-col gap-2">
          <Field label="Languages" hint="Codes: en, nl, pt-BR" error={unread(odd.languages, 'en, nl or pt-BR')}>
            <Input
              defaultValue={draft.languages.join(', ')}
              onChange={(event) => {
                setOdd({ ...odd, languages: undefined })
                change({ languages: unlike(words(event.target.value).filter(isLanguage)) })
              }}
              onBlur={(event) =>
                setOdd({ ...odd, languages: words(event.target.value).find((code) => !isLanguage(code)) })
              }
            />
          </Field>
          {ofItsOwn('language', 'A column for each language')}
        </div>
      )}
      {fits.turns && (
        <div className="flex flex-col gap-2">
          <Field
            label="Messages"
            hint="How many a conversation has: 3, 5"
            error={unread(odd.turns, 'whole numbers up to 20')}
          >
            <Input
              defaultValue={draft.turns.join(', ')}
              onChange={(event) => {
                setOdd({ ...odd, turns: undefined })
                change({ turns: unlike(words(event.target.value).map(Number).filter(isTurns)) })
              }}
              onBlur={(event) =>
                setOdd({ ...odd, turns: words(event.target.value).find((count) => !isTurns(Number(count))) })
              }
            />
          </Field>
          {ofItsOwn('turns', 'A column for each length')}
        </div>
      )}
      {fits.source && <PassageChoice {...props}>{ofItsOwn('source', 'A column for each source')}</PassageChoice>}
      {asked > mostColumns && (
        <ErrorNote>
          That makes {asked.toLocaleString('en')} columns. The grid has the first {mostColumns}.
        </ErrorNote>
      )}
    </div>
  )
}
