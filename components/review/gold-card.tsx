'use client'
import { X } from 'lucide-react'
import Link from 'next/link'
import { useState, useTransition } from 'react'
import { dropGold } from '@/lib/review/actions'
import type { GoldView } from '@/lib/review/gold/schema'
import { sampleHref } from '@/lib/samples/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { PolarityShape } from '../ui/polarity-shape'

type Props = { projectId: string; gold: readonly GoldView[]; names: Record<string, string> }

/** Samples whose answers are known, for curators alone. */
export function GoldCard({ projectId, gold, names }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const drop = (sampleId: string) =>
    start(async () => {
      await unwrap(dropGold(projectId, { sampleId })).catch((error: Error) => setFailure(error.message))
    })
  return (
    <Card title="Known answers" meta={formatNumber(gold.length)}>
      {gold.length === 0 ? (
        <p className="p-4 text-text-2">
          None yet. At the desk, after you decided a sample for sure, keep its answer as known: queues that ask for
          known answers slip it in, and show how far each reviewer can be relied on.
        </p>
      ) : (
        <ul className="max-h-80 overflow-y-auto">
          {gold.map(({ sampleId, labels, polarity, excerpt }) => (
            <li key={sampleId} className="flex min-h-9 items-center gap-2.5 border-b px-4 last:border-b-0">
              <PolarityShape kind={polarity} />
              <span className="w-44 flex-none truncate">{labels.map((code) => names[code] ?? code).join(', ')}</span>
              <Link
                href={sampleHref(projectId, sampleId)}
                className="min-w-0 flex-1 truncate text-text-2 hover:underline"
              >
                {excerpt}
              </Link>
              <Button
                kind="ghost"
                size="small"
                iconOnly
                label="No longer known"
                icon={<X aria-hidden="true" />}
                pending={pending}
                onClick={() => drop(sampleId)}
              />
            </li>
          ))}
        </ul>
      )}
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </Card>
  )
}
