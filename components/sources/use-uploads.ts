'use client'
import { useRef, useState } from 'react'
import type { UploadView } from '@/lib/sources/schema'
import { nothingUploaded, uploaded } from './drafts'
import { sendUpload } from './send-upload'
import { useKept } from './use-kept'

export type Sending = { key: number; name: string; bytes: number; sent: number; error: string | null }
type Given = { name: string; body: Blob; kind: 'file' | 'paste' }

/** Sends files one after the other. One that fails says why and stays listed; the others go on. */
export function useUploads(projectId: string, onUploaded: (upload: UploadView) => void) {
  const [sending, setSending] = useState<Sending[]>([])
  const [known, keep] = useKept('assay-uploaded', uploaded, nothingUploaded)
  const stops = useRef(new Map<number, AbortController>())
  const next = useRef(0)
  const change = (key: number, part: Partial<Sending>) =>
    setSending((now) => now.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const forget = (key: number) => {
    stops.current.get(key)?.abort()
    setSending((now) => now.filter((each) => each.key !== key))
  }

  async function send(files: readonly Given[]) {
    const queued = files.map((file) => ({ ...file, key: next.current++, stop: new AbortController() }))
    for (const { key, stop } of queued) stops.current.set(key, stop)
    setSending((now) => [
      ...now,
      ...queued.map(({ key, name, body }) => ({ key, name, bytes: body.size, sent: 0, error: null })),
    ])
    for (const { key, kind, stop, ...file } of queued) {
      if (stop.signal.aborted) continue
      try {
        const upload = await sendUpload(projectId, file, {
          onSent: (sent) => change(key, { sent }),
          signal: stop.signal,
        })
        keep((now) => ({ ...now, [upload.id]: { name: upload.name, bytes: upload.bytes, kind } }))
        onUploaded(upload)
        forget(key)
      } catch (error) {
        change(key, { error: error instanceof Error ? error.message : 'It did not work' })
      }
    }
  }
  return { sending, known, send, forget }
}
