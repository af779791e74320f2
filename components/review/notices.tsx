'use client'
import { useSyncExternalStore } from 'react'
import type { DatasetInfo } from '@/lib/samples/schema'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import type { DeskStore } from './desk-store'
import { newKey } from './new-key'
import type { Outbox } from './outbox'
import type { Kept } from './outbox-store'

type Props = { outbox: Outbox; desk: DeskStore; dataset: DatasetInfo; onOpen: (sampleId: string) => void }

/** What has not gone out, and what the studio would not take: both stay until they are settled. */
export function Notices({ outbox, desk, dataset, onOpen }: Props) {
  const { unsent, refused, trouble, durable } = useSyncExternalStore(outbox.subscribe, outbox.state, outbox.state)
  return (
    <div className="flex-none empty:hidden">
      {trouble && unsent > 0 && (
        <div role="status" className="flex min-h-9 items-center gap-2 border-b bg-surface-2 px-4 text-12">
          <b className="font-medium">
            {unsent === 1 ? '1 decision is not sent yet.' : `${unsent} decisions are not sent yet.`}
          </b>
          <span className="text-text-2">
            {trouble}.{' '}
            {durable
              ? 'They are kept in this browser, and go out by themselves.'
              : 'This browser keeps nothing: leave the page open.'}
          </span>
        </div>
      )}
      {refused.map((kept) => (
        <Refused key={kept.key} kept={kept} outbox={outbox} desk={desk} dataset={dataset} onOpen={onOpen} />
      ))}
    </div>
  )
}

function Refused({
  kept,
  outbox,
  desk,
  dataset,
  onOpen,
}: Omit<Props, 'onOpen'> & { kept: Kept; onOpen: Props['onOpen'] }) {
  const { entry, refusal, excerpt } = kept
  if (!refusal) return null
  const nameOf = (code: string) => dataset.labels.find((label) => label.code === code)?.name ?? code
  const revision =
    refusal.code === 'conflict' && typeof refusal.details?.revision === 'number' ? refusal.details.revision : null
  const mine =
    entry.kind === 'decide'
      ? (entry.labels?.map(nameOf).join(', ') ??
        { accept: 'as it was', reject: 'rejected', flag: 'flagged', rewrite: 'your text' }[entry.act as string] ??
        entry.act)
      : null
  const theirs = () => {
    if (entry.kind === 'decide') desk.drop(entry.sampleId)
    outbox.drop(kept.key)
  }
  const again = () => {
    if (entry.kind !== 'decide' || revision === null) return
    // To accept means what the sample said then.
    const { revision: _, key: __, ...rest } = entry
    outbox.drop(kept.key)
    outbox.add({ ...rest, key: newKey(), revision }, excerpt)
    desk.again(entry.sampleId, revision + 1)
  }
  const named = refusal.details?.labels ? String(refusal.details.labels).split(',').map(nameOf).join(', ') : null
  const what =
    revision !== null && refusal.details?.by && named
      ? `${refusal.details.by} changed this sample first: it is now ${named}, ${refusal.details.state}.`
      : `${refusal.message}.`
  return (
    <ErrorNote
      className="border-b"
      action={
        <>
          {entry.kind === 'decide' && (
            <Button kind="ghost" size="small" onClick={() => onOpen(entry.sampleId)}>
              Open
            </Button>
          )}
          <Button size="small" onClick={theirs}>
            {revision === null ? 'Close' : 'Keep theirs'}
          </Button>
          {revision !== null && entry.kind === 'decide' && entry.act !== 'accept' && (
            <Button size="small" onClick={again}>
              Use mine
            </Button>
          )}
        </>
      }
    >
      {what}{' '}
      {mine && (
        <>
          Yours: <b className="font-medium">{mine}</b>.{' '}
        </>
      )}
      <span className="block truncate text-12 text-text-2">{excerpt}</span>
    </ErrorNote>
  )
}
