import { allow, type Ctx } from '../ctx'
import { labelSample } from './label-sample'
import type { ChangeSampleInput, HandAct, SampleState } from './schema'

const acts: Record<SampleState, HandAct> = { new: 'reopen', accepted: 'accept', rejected: 'reject', flagged: 'flag' }

/** The same acts, said as what the sample should become. */
export async function changeSample(ctx: Ctx, { labels, state, ...input }: ChangeSampleInput) {
  allow(ctx, 'review')
  return labelSample(
    ctx,
    state === undefined ? { ...input, act: 'label', labels: labels ?? [] } : { ...input, act: acts[state] },
  )
}
