import { askWorker } from '../ask-worker'
import { allow, type Ctx } from '../ctx'
import type { CallResult } from './call-model'
import type { CallErrand, PlainCall } from './errands/errands'

/** One call for somebody who waits: a worker makes it, since the process of the caller opens no key. */
export async function askModel(ctx: Ctx, call: PlainCall): Promise<CallResult> {
  allow(ctx, 'curate')
  return askWorker<CallErrand>(ctx, 'call-model', call, { seconds: 300 })
}
