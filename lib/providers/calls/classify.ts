import { APICallError, InvalidResponseDataError, JSONParseError, TypeValidationError } from '@ai-sdk/provider'
import { AppError } from '../../errors'
import { describeError, log } from '../../log'
import { failureOf, type OutboundFailure } from '../../outbound-address'
import { secondsToWait } from '../rules'
import type { FailureClass } from '../schema'
import type { Failed } from './read-answer'

type Around = { stopped: boolean; late: boolean; seconds: number; provider: string }

const ofOutbound: Record<OutboundFailure, FailureClass> = {
  bad_address: 'blocked_url',
  refused: 'blocked_url',
  redirect: 'blocked_url',
  no_host: 'connection',
  no_connection: 'connection',
  timeout: 'timeout',
  too_large: 'too_large',
  broken: 'connection',
}

/** Every failure has a class and a sentence of ours. What the provider wrote is not repeated: it can quote the text or the key. */
export function classify(error: unknown, { stopped, late, seconds, provider }: Around): Failed {
  if (stopped) return failed('cancelled', 'It was stopped while it was asked', { maybePaid: true })
  if (late) return failed('timeout', `${provider} did not answer within ${seconds} seconds`, { maybePaid: true })
  const outbound = failureOf(error)
  if (outbound && error instanceof AppError)
    return failed(ofOutbound[outbound], error.message, {
      maybePaid: ['timeout', 'too_large', 'broken'].includes(outbound),
    })
  if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400)
    return ofStatus(error.statusCode, error, provider)
  if (
    APICallError.isInstance(error) ||
    InvalidResponseDataError.isInstance(error) ||
    JSONParseError.isInstance(error) ||
    TypeValidationError.isInstance(error)
  )
    return failed('invalid_output', `${provider} answered with something that is not its format`, { maybePaid: true })
  // The client libraries read answers without looking where one of them has no choices.
  if (error instanceof TypeError)
    return failed('invalid_output', `${provider} answered without an answer in it`, { maybePaid: true })
  log.error('call.failed', describeError(error))
  return failed('internal', 'Something went wrong here. It is in the log', { maybePaid: true })
}

function ofStatus(status: number, { responseHeaders, responseBody = '' }: APICallError, provider: string): Failed {
  const told = secondsToWait(responseHeaders?.['retry-after'], Date.now())
  const says = (pattern: RegExp) => pattern.test(responseBody.slice(0, 10_000))
  if (
    says(/insufficient_quota|billing_hard_limit|credit balance is too low|insufficient (credits|funds|balance)/i) ||
    status === 402
  )
    return failed('no_credit', `${provider} says that there is no money left on its account`)
  if (says(/content_filter|content_policy_violation|ResponsibleAIPolicyViolation/) && status === 400)
    return failed('content_filter', `The filter of ${provider} did not let this through`)
  if (
    says(
      /context_length_exceeded|maximum context length|prompt is too long|too many tokens|string_above_max_length/i,
    ) ||
    status === 413
  )
    return failed('too_large', `The text is longer than ${provider} takes`)
  if (status === 401 || status === 403) return failed('auth', `${provider} does not accept the key`)
  if (status === 404) return failed('no_model', `${provider} does not know this model, or the address leads nowhere`)
  if (status === 429) return failed('rate_limited', `${provider} was asked too often`, { waitSeconds: told })
  if (status === 408) return failed('timeout', `${provider} gave up waiting`)
  if (status === 503 || status === 529) return failed('overloaded', `${provider} is overloaded`, { waitSeconds: told })
  if (status >= 500) return failed('provider_5xx', `${provider} answered ${status}`)
  return failed('bad_request', `${provider} did not take this request (${status})`)
}

const failed = (
  errorClass: FailureClass,
  error: string,
  { waitSeconds = null, maybePaid = false }: { waitSeconds?: number | null; maybePaid?: boolean } = {},
): Failed => ({ outcome: 'failed', errorClass, error, waitSeconds, maybePaid })
