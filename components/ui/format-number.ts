export type NumberKind = 'count' | 'exact' | 'percent' | 'money' | 'score' | 'score-short' | 'milliseconds'

// Fixed to one locale, so that server and browser write the same figure.
const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 })

/** percent takes a share of one; the space before % is thin and does not break. */
export function formatNumber(value: number, kind: NumberKind = 'count') {
  if (kind === 'percent') return `${count.format(value * 100)}\u202f%`
  if (kind === 'money') return value !== 0 && Math.abs(value) < 0.01 ? cents.format(value) : money.format(value)
  if (kind === 'exact') return exact.format(value)
  if (kind === 'score') return value.toFixed(2)
  if (kind === 'score-short') return value.toFixed(2).replace(/^(-?)0\./, '$1.')
  if (kind === 'milliseconds') return formatDuration(value)
  return count.format(value)
}

function formatDuration(milliseconds: number) {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1_000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
