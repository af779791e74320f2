import { splits } from '@/lib/snapshots/export/schema'
import type { Shares } from '@/lib/snapshots/schema'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { splitWords } from './words'

export function ShareFields({ shares, onShares }: { shares: Shares; onShares: (shares: Shares) => void }) {
  const sum = shares.train + shares.validation + shares.test
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid max-w-md grid-cols-3 gap-3">
        {splits.map((split) => (
          <Field key={split} label={splitWords[split]}>
            <Input
              type="number"
              min={0}
              max={100}
              end="%"
              value={shares[split]}
              onChange={(event) =>
                onShares({
                  ...shares,
                  [split]: Math.min(100, Math.max(0, Math.floor(Number(event.target.value) || 0))),
                })
              }
            />
          </Field>
        ))}
      </div>
      <p role="status" className="text-12 text-text-3">
        {sum === 100 ? 'Even over labels.' : `Together ${sum} per cent: they have to make 100.`}
      </p>
    </div>
  )
}
