import type { CallOutcome, ProviderView } from '@/lib/providers/schema'

export const outcomeName: Record<CallOutcome, string> = {
  open: 'Under way',
  answered: 'Answered',
  refused: 'Refused',
  cut: 'Cut off',
  unreadable: 'Unreadable',
  failed: 'Failed',
  lost: 'Lost',
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })
/** "Failed, unreadable or lost" */
export const anyOf = ([first, ...others]: readonly [CallOutcome, ...CallOutcome[]]) =>
  either.format([outcomeName[first], ...others.map((outcome) => outcomeName[outcome].toLowerCase())])

/** The limits of a provider in a line. */
export function limitsOf({ requestsPerMinute, tokensPerMinute, inFlight }: ProviderView) {
  const count = (value: number) => value.toLocaleString('en-US')
  return [
    `${count(inFlight)} at once`,
    requestsPerMinute !== null && `${count(requestsPerMinute)} requests a minute`,
    tokensPerMinute !== null && `${count(tokensPerMinute)} tokens a minute`,
  ]
    .filter(Boolean)
    .join(' · ')
}
