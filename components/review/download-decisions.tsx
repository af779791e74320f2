'use client'
import { Download } from 'lucide-react'
import { Button } from '../ui/button'

/** The history of a dataset as a file: every decision, without the texts. */
export function DownloadDecisions({ projectId, dataset }: { projectId: string; dataset: string }) {
  return (
    <Button
      icon={<Download aria-hidden="true" />}
      onClick={() => window.location.assign(`/api/v1/projects/${projectId}/decisions/file?dataset=${dataset}`)}
    >
      Decisions
    </Button>
  )
}
