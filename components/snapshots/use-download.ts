'use client'
import { useMutation } from '@tanstack/react-query'
import { startExport } from '@/lib/snapshots/actions'
import type { ExportView, startExportInput } from '@/lib/snapshots/export/schema'
import type { z } from 'zod'
import { unwrap } from '../api'

/** Asks for a file and lets the browser fetch it, beside the page that is open. */
export function useDownload(projectId: string, onStarted: (started: ExportView) => void) {
  return useMutation({
    mutationFn: (input: z.input<typeof startExportInput>) => unwrap(startExport(projectId, input)),
    onSuccess: (started) => {
      const link = document.createElement('a')
      link.href = started.href
      link.download = started.name
      link.click()
      onStarted(started)
    },
  })
}
