'use client'
import type { DatasetView } from '@/lib/projects/schema'
import { Select } from '../ui/select'

type Props = { datasets: readonly DatasetView[]; value: string; onChange: (id: string) => void }

/** Where it goes: the dataset decides which labels there are. */
export function TargetSelect({ datasets, value, onChange }: Props) {
  return (
    <>
      <span aria-hidden="true">into</span>
      <Select
        label="Into which dataset"
        size="small"
        className="max-w-48"
        value={value}
        onValueChange={onChange}
        options={datasets.map(({ id, name, policy }) => ({ value: id, label: name, hint: policy }))}
      />
    </>
  )
}
