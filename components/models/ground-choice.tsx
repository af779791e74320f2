'use client'
import { useRouter } from 'next/navigation'
import { cards } from '@/lib/models/recommendation/schema'
import { CardSection } from '../ui/card'
import { Select } from '../ui/select'

export type SnapshotChoice = { id: string; version: string }
type Props = {
  path: string
  dataset: string
  snapshots: readonly SnapshotChoice[]
  chosen: string | undefined
  card: number
}

const now = 'now'

/** The samples as they are, or as a snapshot has them, and the graphics card there is; kept in the address. */
export function GroundChoice({ path, dataset, snapshots, chosen, card }: Props) {
  const router = useRouter()
  const go = (snapshot: string | undefined, card: string) =>
    router.replace(`${path}?${new URLSearchParams({ dataset, ...(snapshot && { snapshot }), card })}`)
  return (
    <CardSection className="flex flex-wrap gap-2">
      {snapshots.length > 0 && (
        <div className="w-52">
          <Select
            label="From"
            size="small"
            value={chosen ?? now}
            onValueChange={(value) => go(value === now ? undefined : value, String(card))}
            options={[
              { value: now, label: 'The samples as they are' },
              ...snapshots.map(({ id, version }) => ({ value: id, label: `Snapshot ${version}` })),
            ]}
          />
        </div>
      )}
      <div className="w-40">
        <Select
          label="Graphics card"
          size="small"
          value={String(card)}
          onValueChange={(value) => go(chosen, value)}
          options={[
            { value: '0', label: 'No card' },
            ...cards.map(({ gigabytes }) => ({ value: String(gigabytes), label: `Card of ${gigabytes} GB` })),
          ]}
        />
      </div>
    </CardSection>
  )
}
