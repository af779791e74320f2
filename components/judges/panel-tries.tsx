'use client'
import { useMutation } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { tryPanel } from '@/lib/judges/actions'
import type { EstimatePanelInput } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { TriedList } from './tried-list'

/** Three real answers before anything is started. */
export function PanelTries({ projectId, asked }: { projectId: string; asked: EstimatePanelInput }) {
  const tries = useMutation({ mutationFn: () => unwrap(tryPanel(projectId, asked)) })
  return (
    <section aria-label="Tries" className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Button
          size="small"
          icon={<FlaskConical aria-hidden="true" />}
          pending={tries.isPending}
          onClick={() => tries.mutate()}
        >
          Try on three samples
        </Button>
        <span className="text-12 text-text-3">Real answers, shown and not kept.</span>
      </div>
      {tries.error && <ErrorNote>{tries.error.message}</ErrorNote>}
      {tries.data && <TriedList verdicts={tries.data} />}
    </section>
  )
}
