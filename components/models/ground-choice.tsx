'use client'
import { useRouter } from 'next/navigation'
import { Select } from '../ui/select'

export type SnapshotChoice = { id: string; version: string }
type Props = { path: string; dataset: string; snapshots: readonly SnapshotChoice[]; chosen: string | undefined }

const now = 'now'

/** The samples as they are, or as a snapshot has them; kept in the address. */
export function GroundChoice({ path, dataset, snapshots, chosen }: Props) {
  const router = useRouter()
  if (snapshots.length === 0) return null
  return (
    <Select
      label="From"
      size="small"
      className="w-44"
      value={chosen ?? now}
      onValueChange={(value) =>
        router.replace(`${path}?${new URLSearchParams({ dataset, ...(value !== now && { snapshot: value }) })}`)
      }
      options={[
        { value: now, label: 'The samples as they are' },
        ...snapshots.map(({ id, version }) => ({ value: id, label: `Snapshot ${version}` })),
      ]}
    />
  )
}
