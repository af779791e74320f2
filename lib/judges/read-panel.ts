import type { Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import type { Panel } from './consensus/rules'
import { weightOf } from './consensus/rules'
import type { ConsensusRule, Keep } from './consensus/schema'
import { findJudges } from './find-judges'
import { latestAccuracies } from './trust/latest-accuracies'

type Chosen = { dataset?: string | undefined; judgeIds: string[]; rule: ConsensusRule; keep: Keep }

/** The panel as the rules of consensus need it: who shares the dataset's policy, and what each word weighs. */
export async function readPanel(ctx: Ctx, { dataset: wanted, judgeIds, rule, keep }: Chosen) {
  const dataset = await findDataset(ctx, wanted)
  const judges = await findJudges(ctx, [...new Set(judgeIds)])
  const accuracies = rule === 'weighted' ? await latestAccuracies(ctx, dataset.id, judgeIds) : new Map<string, number>()
  const panel: Panel = {
    judges: judges.map(({ id, policyVersionId }) => ({
      id,
      samePolicy: policyVersionId === dataset.policyVersionId,
      weight: weightOf(accuracies.get(id) ?? null),
    })),
    rule,
    keep,
    multiLabel: dataset.multiLabel,
  }
  return { dataset, judges, panel }
}
