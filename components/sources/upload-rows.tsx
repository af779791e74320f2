'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import clsx from 'clsx'
import { X } from 'lucide-react'
import type { PreviewView } from '@/lib/sources/schema'
import { Button } from '../ui/button'
import type { Origin, Uploaded } from './drafts'
import { fileKindWords, formatBytes } from './words'

type Props = {
  origins: readonly Origin[]
  previews: readonly UseQueryResult<PreviewView>[]
  known: Uploaded
  failures: Record<string, string>
  current: string | null
  onOpen: (key: string) => void
  onRemove: (key: string) => void
}

/** What was uploaded, each with what it is and whether something has to be settled. */
export function UploadRows({ origins, previews, known, failures, current, onOpen, onRemove }: Props) {
  return origins.map(({ key, ...origin }, at) => {
    const preview = previews[at]
    const about = preview?.data?.upload ?? (origin.kind === 'upload' ? known[origin.uploadId] : undefined)
    const name = nameOf({ key, ...origin }, preview?.data) ?? about?.name ?? 'A file'
    const failure = failures[key] ?? preview?.error?.message
    return (
      <li
        key={key}
        className={clsx('flex items-start gap-2 border-b pr-2 last:border-b-0', key === current && 'bg-accent-subtle')}
      >
        <button
          type="button"
          aria-pressed={key === current}
          onClick={() => onOpen(key)}
          className="focus-inside min-h-row min-w-0 flex-1 py-2 pl-4 text-left touch:min-h-touch"
        >
          <bdi className="font-medium wrap-anywhere">{name}</bdi>{' '}
          <span className="text-12 text-text-2">
            {about && formatBytes(about.bytes)}
            {!failure && ` · ${stateOf(preview)}`}
          </span>
          {failure && (
            <span role="alert" className="block border-l border-text-1 pl-2 text-12 wrap-anywhere">
              {failure}
            </span>
          )}
        </button>
        <Button
          kind="ghost"
          size="small"
          className="mt-1"
          iconOnly
          label={`Take ${name} off the list`}
          icon={<X aria-hidden="true" />}
          onClick={() => onRemove(key)}
        />
      </li>
    )
  })
}

/** A layout of an archive is called after its first file. */
export function nameOf(origin: Origin, view: PreviewView | undefined) {
  if (origin.kind === 'hub') return view?.upload.name ?? origin.dataset
  const first = origin.layout === undefined ? null : view?.files[0]?.entry
  return view && (first ? `${view.upload.name} › ${first}` : view.upload.name)
}

function stateOf(preview: UseQueryResult<PreviewView> | undefined) {
  const view = preview?.data
  if (!view) return 'being looked at'
  const { length } = view.problems
  const kind =
    view.files.length === 1 && view.files[0] ? fileKindWords[view.files[0].shape.kind] : `${view.files.length} files`
  return `${kind} · ${length === 0 ? 'ready' : length === 1 ? '1 thing to settle' : `${length} things to settle`}`
}
