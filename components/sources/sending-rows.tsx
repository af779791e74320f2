'use client'
import { X } from 'lucide-react'
import { Button } from '../ui/button'
import { RunBar } from '../ui/run-bar'
import type { Sending } from './use-uploads'
import { formatBytes } from './words'

/** Files on their way, and those that did not arrive with the reason under the name. */
export function SendingRows({ sending, onForget }: { sending: readonly Sending[]; onForget: (key: number) => void }) {
  return sending.map(({ key, name, bytes, sent, error }) => (
    <li key={key} className="flex items-start gap-2 border-b py-2 pr-2 pl-4 last:border-b-0">
      <div className="min-w-0 flex-1">
        {error ? (
          <>
            <bdi className="font-medium">{name}</bdi>
            <p role="alert" className="border-l border-text-1 pl-2 text-12">
              {error}
            </p>
          </>
        ) : (
          <RunBar
            name={`Upload of ${name}`}
            done={sent}
            total={bytes}
            label={<bdi>{name}</bdi>}
            detail={`${formatBytes(sent)} of ${formatBytes(bytes)}`}
          />
        )}
      </div>
      <Button
        kind="ghost"
        size="small"
        iconOnly
        label={error ? `Forget ${name}` : `Stop ${name}`}
        icon={<X aria-hidden="true" />}
        onClick={() => onForget(key)}
      />
    </li>
  ))
}
