'use client'
import type { HubSplit, HubView } from '@/lib/sources/hub/schema'
import { formatNumber } from '../ui/format-number'
import { RadioCards } from '../ui/radio-cards'
import { formatBytes } from './words'

type Props = {
  view: HubView
  chosen: { config: string; split: string } | null
  onChoose: (split: Pick<HubSplit, 'config' | 'split'>) => void
}

const how = { parquet: 'from its Parquet files', files: 'from its own files', rows: 'row by row' }
const keyOf = ({ config, split }: Pick<HubSplit, 'config' | 'split'>) => JSON.stringify([config, split])

/** What the hub holds under that name, and which part of it is meant. */
export function HubSplits({ view, chosen, onChoose }: Props) {
  const { id, revision, licence, from, splits, gated } = view
  return (
    <div className="flex flex-col gap-3">
      <p className="text-12 text-text-2">
        <bdi className="font-medium text-text-1">{id}</bdi> at{' '}
        <span className="font-mono">{revision.slice(0, 10)}</span>, licence {licence ?? 'not given'}, read {how[from]}
        {gated && ', gated'}.
      </p>
      {splits.length === 0 ? (
        <p>It has nothing that can be read.</p>
      ) : (
        <RadioCards
          label="Config and split"
          columns={2}
          value={chosen ? keyOf(chosen) : ''}
          onValueChange={(key) => {
            const split = splits.find((split) => keyOf(split) === key)
            if (split) onChoose(split)
          }}
          options={splits.map((split) => ({
            value: keyOf(split),
            label: `${split.config}, ${split.split}`,
            meta: sizeOf(split),
          }))}
        />
      )}
    </div>
  )
}

function sizeOf({ rows, bytes, files }: HubSplit) {
  if (rows !== null) return `${formatNumber(rows)} rows`
  if (bytes) return formatBytes(bytes)
  return files > 0 ? `${files} files` : undefined
}
