'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CopyButton } from '../ui/copy-button'
import { cardQuery } from './snapshots-query'

/** The README.md as it goes out with the folder: text, never markup. */
export function CardText({ projectId, snapshotId }: { projectId: string; snapshotId: string }) {
  const [open, setOpen] = useState(false)
  const { data, isFetching } = useQuery({ ...cardQuery(projectId, snapshotId), enabled: open })
  return (
    <Card
      title="Card"
      meta="README.md"
      actions={
        <>
          {open && data && <CopyButton text={data.card} label="Copy the card" />}
          <Button size="small" aria-expanded={open} pending={isFetching} onClick={() => setOpen(!open)}>
            {open ? 'Fold' : 'Read it'}
          </Button>
        </>
      }
    >
      {open && data ? (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="focus-inside max-h-[480px] overflow-auto whitespace-pre-wrap break-words p-4 font-mono text-12 leading-5 text-text-2"
        >
          {data.card}
        </pre>
      ) : (
        <p className="p-4 text-12 text-text-3">Counts, labels with definitions, sources, people, judges, limits.</p>
      )}
    </Card>
  )
}
