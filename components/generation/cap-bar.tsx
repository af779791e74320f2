import { formatNumber } from '../ui/format-number'

/** How much of the cap it takes, with a tick where it stops. */
export function CapBar({ micros, capMicros }: { micros: number; capMicros: number }) {
  const share = capMicros > 0 ? micros / capMicros : 1
  const [spent, cap] = [formatNumber(micros / 1_000_000, 'money'), formatNumber(capMicros / 1_000_000, 'money')]
  return (
    <>
      <div role="img" aria-label={`${spent} of ${cap}`} className="relative mt-2 h-1.5 rounded-1 bg-surface-2">
        <i
          className="absolute inset-y-0 left-0 rounded-1 bg-accent"
          style={{ width: `${Math.min(100, share * 100)}%` }}
        />
        <i className="absolute -inset-y-0.75 right-0 w-0.5 rounded-1 bg-text-1" />
      </div>
      <p className="mt-1.5 flex text-12 text-text-3">
        <span className="flex-1">{formatNumber(share, 'percent')} of the cap</span>
        <span>Stops at {cap}</span>
      </p>
    </>
  )
}
