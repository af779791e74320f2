import type { PreviewView } from '@/lib/templates/schema'
import { CardSection } from '../ui/card'
import { formatNumber } from '../ui/format-number'

const shown = 6

/** What a thousand rows of this prompt would cost. */
export function PriceSection({ preview: { tokens, tokensOut, prices } }: { preview: PreviewView }) {
  return (
    <CardSection title="Price" meta="of 1,000 rows, estimated">
      <ul aria-label="Price of 1,000 rows">
        {prices.slice(0, shown).map(({ modelId, model, provider, simulated, microsPerThousand }) => (
          <li key={modelId} className="flex h-6.5 items-center gap-2">
            <span className="min-w-0 flex-1 truncate">
              {model} {!simulated && <span className="text-text-3">{provider}</span>}
            </span>
            <span className={simulated ? 'text-text-3' : undefined}>
              {simulated ? 'simulated, free' : formatNumber(microsPerThousand / 1_000_000, 'money')}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-12 text-text-3">
        {formatNumber(tokens)} tokens in and about {formatNumber(tokensOut)} out a row
        {prices.length > shown ? `; the ${shown} cheapest of ${prices.length} models` : ''}. Others count up to a fifth
        more or fewer.
      </p>
    </CardSection>
  )
}
