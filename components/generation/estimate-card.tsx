'use client'
import { useRef } from 'react'
import type { StartGenerationInput } from '@/lib/generation/schema'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { CapBar } from './cap-bar'
import { CapFields } from './cap-fields'
import type { BuilderPart } from './builder-part'
import { useEstimate } from './use-estimate'
import { useStart } from './use-start'

type Props = BuilderPart & {
  plan: StartGenerationInput
  still: StartGenerationInput
  mayCurate: boolean
  leave: () => void
}

/** Money first, then rows, calls, tokens and time, and what they were reckoned from. */
export function EstimateCard({ projectId, draft, change, plan, still, mayCurate, leave }: Props) {
  const { data, error, obstacle } = useEstimate(projectId, { plan, still })
  const { start, pending, error: refused } = useStart(projectId, leave)
  const rows = plan.cells.reduce((sum, { count }) => sum + count, 0)
  const reason = !mayCurate
    ? 'Curators and owners start generations'
    : rows === 0
      ? 'Say how many rows of what'
      : obstacle
  const button = useRef<HTMLButtonElement>(null)
  // By key as well, whoever may not start is told why: the button says it where it has the focus.
  const press = () => (reason ? button.current?.focus() : start(plan))
  useKeys('Generate', [{ keys: 'mod+Enter', label: 'Start', run: press, whileTyping: true, repeat: false }])
  const known = rows > 0 ? data : undefined
  return (
    <Card title="Estimate" meta={known?.basis}>
      <div className="px-4 pt-2.5 pb-4">
        <p className="flex items-baseline gap-2">
          <span className="text-24 font-semibold">{known ? formatNumber(known.micros / 1_000_000, 'money') : '–'}</span>
          {known &&
            (known.simulated ? (
              <span className="text-text-3">simulated, free</span>
            ) : (
              <span className="text-text-3">± {formatNumber(known.spreadMicros / 1_000_000, 'money')}</span>
            ))}
        </p>
        {known && draft.dollars !== null && !known.simulated && (
          <CapBar micros={known.micros} capMicros={draft.dollars * 1_000_000} />
        )}
        <dl className="my-2">
          <Line label="Rows to write" value={formatNumber(rows)} />
          <Line
            label="Calls"
            value={known && formatNumber(known.calls)}
            more={known && known.again > 0 ? `${formatNumber(known.again, 'percent')} again` : ''}
          />
          <Line label="Tokens in" value={known && short(known.tokensIn)} />
          <Line label="Tokens out" value={known && short(known.tokensOut)} />
          <Line
            label="Time"
            value={known && formatNumber(known.seconds * 1000, 'milliseconds')}
            more={known ? `at ${formatNumber(known.perMinute)} a minute` : ''}
          />
        </dl>
        <CapFields draft={draft} change={change} />
        {(error ?? refused) && <ErrorNote className="mt-3">{(refused ?? error)?.message}</ErrorNote>}
        {known?.problems.map((problem) => (
          <ErrorNote key={problem} className="mt-3">
            {problem}
          </ErrorNote>
        ))}
        {known?.warnings.map((warning) => (
          <p key={warning} className="mt-3 text-12 text-text-2">
            {warning}
          </p>
        ))}
        <Button
          ref={button}
          kind="filled"
          keys="mod+Enter"
          className="mt-3 w-full"
          disabledReason={reason}
          pending={pending}
          onClick={press}
        >
          Start, write {formatNumber(rows)} {rows === 1 ? 'row' : 'rows'}
        </Button>
      </div>
    </Card>
  )
}

function Line({ label, value, more }: { label: string; value: string | undefined; more?: string }) {
  return (
    <div className="flex h-7 items-center">
      <dt className="flex-1 text-text-2">{label}</dt>
      <dd>
        {value ?? '–'}
        {more && <span className="ml-1.5 text-text-3">{more}</span>}
      </dd>
    </div>
  )
}

const short = (tokens: number) => (tokens >= 100_000 ? `${(tokens / 1_000_000).toFixed(2)} M` : formatNumber(tokens))
