import type { CallInput, CallResult } from '../call-model'
import type { ProviderTest } from '../schema'

/** A call as it can be written down. */
export type PlainCall = Pick<
  CallInput,
  'modelId' | 'purpose' | 'instructions' | 'messages' | 'maxTokens' | 'temperature' | 'topP'
>

export type TestErrand = {
  kind: 'test-provider'
  asked: { providerId: string; modelId: string }
  answer: ProviderTest
}
export type ModelsErrand = { kind: 'list-models'; asked: { providerId: string }; answer: string[] }
export type CallErrand = { kind: 'call-model'; asked: PlainCall; answer: CallResult }
