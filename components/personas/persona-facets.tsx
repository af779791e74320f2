'use client'
import { useState } from 'react'
import { sentenceCase, tagWords } from '@/lib/personas/rules'
import { type Count, type PersonaCounts, type PersonaPage, ungrouped } from '@/lib/personas/schema'
import { Checkbox } from '../ui/checkbox'
import { formatNumber } from '../ui/format-number'
import { originWords } from './words'

type Key = 'tags' | 'groups' | 'origins'
type Props = { counts: PersonaCounts; page: PersonaPage; change: (changed: Partial<Record<Key, string[]>>) => void }

const shown = 12

/** What the list can be narrowed by, with how many each would leave. */
export function PersonaFacets({ counts, page, change }: Props) {
  const facet = (title: string, key: Key, values: Count[], words: (value: string) => string) => (
    <Facet
      key={title}
      title={title}
      values={values}
      chosen={page[key]}
      words={words}
      choose={(next) => change({ [key]: next })}
    />
  )
  return (
    <div className="flex flex-col gap-4">
      {counts.groups.length > 1 &&
        facet('Group', 'groups', counts.groups, (value) => (value === ungrouped ? 'No group' : value))}
      {counts.facets.map(({ facet: name, values }) =>
        facet(name === '' ? 'Tags' : sentenceCase(name), 'tags', values, (tag) => sentenceCase(tagWords(tag))),
      )}
      {counts.origins.length > 1 && facet('Came from', 'origins', counts.origins, originWords)}
    </div>
  )
}

type FacetProps = {
  title: string
  values: Count[]
  chosen: string[]
  words: (value: string) => string
  choose: (chosen: string[]) => void
}

function Facet({ title, values, chosen, words, choose }: FacetProps) {
  const most = Math.max(1, ...values.map(({ count }) => count))
  const here = values.filter(({ value }) => chosen.includes(value))
  const [every, setEvery] = useState(false)
  const first = every ? values : values.slice(0, shown)
  const rows = [...first, ...here.filter((value) => !first.includes(value))]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex w-full items-baseline justify-between text-12 text-text-2">
        {title}
        {here.length > 0 && (
          <button
            type="button"
            className="rounded-1 text-12 text-accent-text hover:underline"
            onClick={() => choose(chosen.filter((value) => !here.some((one) => one.value === value)))}
          >
            Clear<span className="sr-only"> {title}</span>
          </button>
        )}
      </legend>
      {rows.map(({ value, count }) => (
        <div key={value} className="flex min-h-6.5 items-center gap-2 touch:min-h-touch">
          <Checkbox
            className="min-w-0 flex-1 [&_label]:block [&_label]:truncate"
            checked={chosen.includes(value)}
            onCheckedChange={(on) => choose(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
          >
            {words(value)}
          </Checkbox>
          <span aria-hidden="true" className="h-1 w-8 flex-none overflow-hidden rounded-full bg-surface-2">
            <span className="block h-full rounded-full bg-none" style={{ width: `${(100 * count) / most}%` }} />
          </span>
          <span className="w-10 flex-none text-right text-12 text-text-3">{formatNumber(count)}</span>
        </div>
      ))}
      {values.length > shown && (
        <button
          type="button"
          aria-expanded={every}
          className="rounded-1 pt-1 text-12 text-accent-text hover:underline touch:min-h-touch"
          onClick={() => setEvery(!every)}
        >
          {every ? 'Fewer' : `${formatNumber(values.length - first.length)} more`}
          <span className="sr-only"> in {title}</span>
        </button>
      )}
    </fieldset>
  )
}
