import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { findJudges } from './find-judges'
import { chosenSamples } from './panel/choose-samples'
import { tryOn } from './panel/try-on'
import type { EstimatePanelInput, TriedVerdict } from './schema'

/** Three samples of those that a panel would be asked about, judged before anything is started. Nothing is kept. */
export async function tryPanel(
  ctx: Ctx,
  { dataset: wanted, judgeIds, filter, unjudged }: EstimatePanelInput,
): Promise<TriedVerdict[]> {
  allow(ctx, 'curate')
  const dataset = await findDataset(ctx, wanted)
  const judges = await findJudges(ctx, [...new Set(judgeIds)])
  const where = chosenSamples(ctx, { datasetId: dataset.id, filter, judgeIds, unjudged })
  return tryOn(ctx, { judges, where, take: 3, target: dataset.target })
}
