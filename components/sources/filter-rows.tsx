'use client'
import { Plus, X } from 'lucide-react'
import type { Filter } from '@/lib/sources/mapping/schema'
import { Button } from '../ui/button'
import { CardSection } from '../ui/card'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { listRead, listWritten } from './written-list'

type Props = { filters: readonly Filter[]; columns: readonly string[]; onFilters: (filters: Filter[]) => void }

const kinds = [
  { value: 'is', label: 'is' },
  { value: 'isNot', label: 'is not' },
  { value: 'in', label: 'is one of' },
]

/** Rows that do not pass are counted and left out. */
export function FilterRows({ filters, columns, onFilters }: Props) {
  const [first] = columns
  const set = (at: number, filter: Filter) => onFilters(filters.map((each, index) => (index === at ? filter : each)))
  return (
    <CardSection title="Only rows where" meta={filters.length === 0 ? 'every row comes in' : undefined}>
      <div className="flex flex-col gap-2">
        {filters.map((filter, at) => {
          const column = filter.path.join(' › ')
          const kind = 'is' in filter ? 'is' : 'isNot' in filter ? 'isNot' : 'in'
          const names = columns.includes(column) ? columns : [...columns, column]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a filter has no other name than its place
            <div key={`${at} ${filters.length}`} className="flex flex-wrap items-center gap-2">
              <Select
                label={`Column of filter ${at + 1}`}
                size="small"
                className="max-w-52"
                value={column}
                onValueChange={(name) => set(at, made([name], kind, wordsOf(filter)))}
                options={names.map((name) => ({ value: name, label: name }))}
              />
              <Select
                label={`How filter ${at + 1} compares`}
                size="small"
                className="max-w-28"
                value={kind}
                onValueChange={(next) => set(at, made(filter.path, next, wordsOf(filter)))}
                options={kinds}
              />
              <Input
                aria-label={`Value of filter ${at + 1}`}
                className="h-7 max-w-60 text-12"
                defaultValue={wordsOf(filter)}
                placeholder={kind === 'in' ? 'one, another, "one, with a comma"' : 'the whole value'}
                onBlur={({ target }) =>
                  target.value !== wordsOf(filter) && set(at, made(filter.path, kind, target.value))
                }
              />
              <Button
                kind="ghost"
                size="small"
                iconOnly
                label={`Remove filter ${at + 1}`}
                icon={<X aria-hidden="true" />}
                onClick={() => onFilters(filters.filter((_, index) => index !== at))}
              />
            </div>
          )
        })}
        {first !== undefined && (
          <Button
            size="small"
            className="self-start"
            icon={<Plus aria-hidden="true" />}
            onClick={() => onFilters([...filters, { path: [first], isNot: '' }])}
          >
            Add a filter
          </Button>
        )}
      </div>
    </CardSection>
  )
}

const wordsOf = (filter: Filter) =>
  'is' in filter ? filter.is : 'isNot' in filter ? filter.isNot : listWritten(filter.in)

function made(path: string[], kind: string, words: string): Filter {
  if (kind === 'is') return { path, is: words }
  if (kind === 'isNot') return { path, isNot: words }
  const values = listRead(words)
  return { path, in: values.length > 0 ? values : [''] }
}
