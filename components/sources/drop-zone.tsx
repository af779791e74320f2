'use client'
import clsx from 'clsx'
import { Upload } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../ui/button'

type Props = { children: ReactNode; accept?: string; onFiles: (files: File[]) => void }

/** Files are dropped on it, or chosen with its button. */
export function DropZone({ children, accept, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <section
      aria-label="Drop files here"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
      className={clsx(
        'flex flex-wrap items-center gap-3 rounded-3 border border-dashed border-border-control px-4 py-5',
        over && 'bg-accent-subtle',
      )}
    >
      <Button icon={<Upload aria-hidden="true" />} onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <p className="min-w-60 flex-1 text-12 text-text-2">{children}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        hidden
        aria-label="Files"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </section>
  )
}
