'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteSource } from '@/lib/sources/actions'
import type { SourceView } from '@/lib/sources/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { formatNumber } from '../ui/format-number'
import { RadioCards } from '../ui/radio-cards'
import { useToast } from '../ui/toast'
import { everySource } from './sources-query'
import { holdsPassages } from './words'

type Props = { projectId: string; source: SourceView; passages: number; disabledReason: string | undefined }

export function DeleteSource({ projectId, source, passages, disabledReason }: Props) {
  const router = useRouter()
  const client = useQueryClient()
  const toast = useToast()
  const [samples, setSamples] = useState<'keep' | 'delete'>('keep')
  async function remove() {
    await unwrap(deleteSource(projectId, { sourceId: source.id, samples }))
    await client.invalidateQueries(everySource(projectId))
    toast(`${source.name} is being deleted`)
    router.push(`/projects/${projectId}/sources`)
  }
  return (
    <ConfirmDialog
      title={`Delete ${source.name}?`}
      confirm="Delete the source"
      onConfirm={remove}
      consequence={
        holdsPassages(source) ? (
          <p>Its pages and {formatNumber(passages)} passages go with it and do not come back.</p>
        ) : (
          <div className="flex flex-col gap-3">
            <p>
              What it says about repeats and rejected rows goes with it and does not come back. A sample that another
              source holds too stays in either case.
            </p>
            <RadioCards
              label="Its samples"
              value={samples}
              onValueChange={(value) => setSamples(value === 'delete' ? 'delete' : 'keep')}
              options={[
                { value: 'keep', label: 'Keep its samples', hint: 'They lose the note of where they came from.' },
                {
                  value: 'delete',
                  label: 'Delete its samples too',
                  hint: `Up to ${formatNumber(source.added)}, with their labels and history.`,
                },
              ]}
            />
          </div>
        )
      }
      trigger={
        <Button icon={<Trash2 aria-hidden="true" />} disabledReason={disabledReason}>
          Delete
        </Button>
      }
    />
  )
}
