'use client'
import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Flag, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { sampleHref } from '@/lib/samples/rules'
import type { SampleView } from '@/lib/samples/schema'
import type { Term } from '@/lib/samples/text/rules'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { Skeleton } from '../ui/skeleton'
import { SampleBody } from './sample-body'
import { Opinions } from './opinions'
import { History, Provenance } from './sample-facts'
import { sampleQuery } from './samples-query'

type Props = {
  projectId: string
  sampleId: string
  terms: readonly Term[]
  hides: (sample: SampleView) => boolean
  reviewReason: string | null
  onReveal: () => void
  keys: Record<'accept' | 'reject' | 'flag' | 'reveal', string>
  onFlag: () => void
  onRelabel: () => void
  onAccept: () => void
  onReject: () => void
  onClose: () => void
}

/** All of one sample beside the list. */
export function SamplePanel({
  projectId,
  sampleId,
  keys,
  onFlag,
  onRelabel,
  onAccept,
  onReject,
  onClose,
  reviewReason,
  hides,
  ...look
}: Props) {
  const {
    data: sample,
    error,
    refetch,
  } = useQuery({ ...sampleQuery(projectId, sampleId), placeholderData: (before) => before })
  return (
    <aside
      aria-label="Sample"
      className="col-start-2 row-span-2 row-start-1 flex min-h-0 w-panel flex-col border-l bg-surface-1 max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-30 max-xl:animate-side-in max-xl:shadow-3 max-sm:fixed max-sm:inset-0 max-sm:z-50 max-sm:w-full max-sm:border-l-0"
    >
      <header className="flex h-10 flex-none items-center gap-1 border-b pr-2 pl-4 max-sm:h-12">
        <span className="min-w-0 flex-1 truncate font-mono text-12 text-text-2" title={sampleId}>
          …{sampleId.slice(-12)}
        </span>
        <CopyButton text={sampleId} label="Copy the id" />
        <LinkButton kind="ghost" size="small" href={sampleHref(projectId, sampleId)} aria-label="Open as a page">
          <ExternalLink aria-hidden="true" />
        </LinkButton>
        {sample && (
          <Button
            kind="ghost"
            size="small"
            iconOnly
            label={sample.state === 'flagged' ? 'Take the flag away' : 'Flag'}
            keys={keys.flag}
            disabledReason={reviewReason}
            icon={<Flag aria-hidden="true" />}
            onClick={onFlag}
          />
        )}
        <Button
          kind="ghost"
          size="small"
          iconOnly
          label="Close"
          keys="Escape"
          icon={<X aria-hidden="true" />}
          onClick={onClose}
        />
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label="About this sample"
        className="focus-inside min-h-0 flex-1 overflow-y-auto overscroll-contain"
      >
        {error && (
          <ErrorNote
            className="m-4"
            action={
              <Button size="small" onClick={() => refetch()}>
                Retry
              </Button>
            }
          >
            {error.message}
          </ErrorNote>
        )}
        {!sample && !error && <Waiting />}
        {sample && (
          <SampleAll projectId={projectId} sample={sample} veiled={hides(sample)} revealKey={keys.reveal} {...look} />
        )}
      </div>
      <footer className="flex flex-none items-center gap-2 border-t px-4 py-2">
        <Act keys="l" reason={reviewReason} onClick={onRelabel}>
          Relabel
        </Act>
        <Act keys={keys.accept} reason={reviewReason} onClick={onAccept}>
          Accept
        </Act>
        <Act keys={keys.reject} reason={reviewReason} onClick={onReject}>
          Reject
        </Act>
      </footer>
    </aside>
  )
}

const Act = ({
  keys,
  reason,
  onClick,
  children,
}: {
  keys: string
  reason: string | null
  onClick: () => void
  children: ReactNode
}) => (
  <Button size="small" keys={keys} disabledReason={reason} onClick={onClick} className="flex-1">
    {children}
  </Button>
)

type AllProps = {
  projectId: string
  sample: SampleView
  terms: readonly Term[]
  veiled: boolean
  revealKey: string
  onReveal: () => void
}

function SampleAll({ projectId, sample, ...look }: AllProps) {
  return (
    <>
      <SampleBody sample={sample} {...look} />
      <Provenance projectId={projectId} sample={sample} />
      <Opinions projectId={projectId} sample={sample} veiled={look.veiled} />
      <History sample={sample} />
    </>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4 p-4">
      <Skeleton className="w-28" />
      <Skeleton className="w-full" />
      <Skeleton className="w-4/5" />
      <Skeleton className="w-40" />
    </div>
  )
}
