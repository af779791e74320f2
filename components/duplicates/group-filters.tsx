'use client'
import { sizeBins } from '@/lib/duplicates/rules'
import type { DuplicatesView } from '@/lib/duplicates/schema'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import type { DuplicatesPlace, FilterName } from './use-place'

const every = 'every'

/** What narrows the list: how alike, how many, from which source or run. */
export function GroupFilters({ place, summary }: { place: DuplicatesPlace; summary: DuplicatesView }) {
  const { chosen } = place
  const named = (shares: { key: string; name: string | null }[] = []) =>
    shares.map(({ key, name }) => ({ value: key, label: name ?? key.slice(-6) }))
  const filter = (name: FilterName, label: string, all: string, options: { value: string; label: string }[]) =>
    (options.length > 0 || chosen[name]) && (
      <Select
        label={label}
        size="small"
        className="min-w-0 flex-1"
        value={chosen[name] ?? every}
        onValueChange={(value) => place.choose(name, value === every ? null : value)}
        options={[{ value: every, label: all }, ...options]}
      />
    )
  return (
    <div className="grid flex-none grid-cols-2 gap-2 border-b p-3">
      {filter('exact', 'Likeness', 'Exact and near', [
        { value: 'yes', label: 'Exact only' },
        { value: 'no', label: 'Near only' },
      ])}
      {filter(
        'minSize',
        'Size',
        'Any size',
        sizeBins.slice(1).map(({ from }) => ({ value: String(from), label: `${from} and more` })),
      )}
      {chosen.maxSize &&
        filter(
          'maxSize',
          'At most',
          'No most',
          sizeBins.flatMap(({ until }) => (until ? [{ value: String(until), label: `${until} and fewer` }] : [])),
        )}
      {(summary.meaning.groups > 0 || chosen.meaning) &&
        filter('meaning', 'Alike in', 'Words or meaning', [
          { value: 'yes', label: 'Meaning' },
          { value: 'no', label: 'Words alone' },
        ])}
      {filter('source', 'Source', 'Every source', named(summary.rates?.sources))}
      {filter('run', 'Run', 'Every run', named(summary.rates?.runs))}
      {filter(
        'model',
        'Model',
        'Every model',
        (summary.rates?.models ?? []).map(({ key }) => ({ value: key, label: key })),
      )}
      {Object.keys(chosen).length > 1 && (
        <Button kind="ghost" size="small" className="col-span-2" onClick={place.clear}>
          Clear the filters
        </Button>
      )}
    </div>
  )
}
