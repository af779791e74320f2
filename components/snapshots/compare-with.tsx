'use client'
import { useRouter } from 'next/navigation'
import type { SnapshotView } from '@/lib/snapshots/schema'
import { Select } from '../ui/select'

type Props = { projectId: string; to: string; from: string; others: SnapshotView[] }

/** The other side is chosen among the snapshots of the same dataset. */
export function CompareWith({ projectId, to, from, others }: Props) {
  const router = useRouter()
  return (
    <Select
      label="Compare with"
      className="w-36"
      value={from}
      onValueChange={(id) => router.push(`/projects/${projectId}/snapshots/${to}/compare?with=${id}`)}
      options={others.map(({ id, version }) => ({ value: id, label: version }))}
    />
  )
}
