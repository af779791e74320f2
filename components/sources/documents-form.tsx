'use client'
import { useMutation } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { readDocuments } from '@/lib/sources/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { useLeave } from '../use-leave'
import { DropZone } from './drop-zone'
import { SendingRows } from './sending-rows'
import type { useUploads } from './use-uploads'
import { formatBytes } from './words'

type Props = {
  projectId: string
  datasetId: string
  uploads: ReturnType<typeof useUploads>
  documents: readonly string[]
  onRemove: (id: string) => void
}

export function DocumentsForm({ projectId, datasetId, uploads, documents, onRemove }: Props) {
  const { leaving, go } = useLeave()
  const reading = useMutation({
    mutationFn: () => unwrap(readDocuments(projectId, { datasetId, uploadIds: [...documents] })),
    onSuccess: ({ sourceIds: [first, ...more] }) =>
      go(`/projects/${projectId}/sources${first && more.length === 0 ? `/${first}` : ''}`),
  })
  const { sending, known, send, forget } = uploads
  return (
    <>
      <div className="p-4">
        <DropZone
          accept=".pdf,.docx,.md,.markdown,.txt,.html,.htm"
          onFiles={(files) => send(files.map((body) => ({ name: body.name, body, kind: 'file' })))}
        >
          Or drop them here: PDF, Word (.docx), HTML, Markdown or plain text. Each is cut into passages under its
          headings.
        </DropZone>
      </div>
      {documents.length + sending.length > 0 && (
        <ul aria-label="Documents to read" className="border-t">
          {documents.map((id) => (
            <li key={id} className="flex min-h-row items-center gap-2 border-b pr-2 pl-4 last:border-b-0">
              <bdi className="font-medium wrap-anywhere">{known[id]?.name ?? 'A document'}</bdi>
              <span className="mr-auto text-12 text-text-2">{known[id] && formatBytes(known[id].bytes)}</span>
              <Button
                kind="ghost"
                size="small"
                iconOnly
                label={`Take ${known[id]?.name ?? 'it'} off the list`}
                icon={<X aria-hidden="true" />}
                onClick={() => onRemove(id)}
              />
            </li>
          ))}
          <SendingRows sending={sending} onForget={forget} />
        </ul>
      )}
      {reading.error && <ErrorNote>{reading.error.message}</ErrorNote>}
      <CardFooter>
        <Button
          kind="filled"
          className="ml-auto"
          pending={reading.isPending || leaving}
          disabledReason={
            documents.length === 0
              ? 'Choose a document first'
              : documents.length > 50
                ? 'Fifty documents at a time'
                : undefined
          }
          onClick={() => reading.mutate()}
        >
          Read the documents
        </Button>
      </CardFooter>
    </>
  )
}
