import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { namedLabels } from './trust/named-labels'
import { human, now } from './ballots/rules'
import { readBallots } from './read-ballots'
import { agreementOf } from './trust/agreement-of'
import type { AgreementInput, AgreementView } from './trust/schema'

/** How far judges agree with each other and with people. From counters alone: no sample is looked at. */
export async function describeAgreement(ctx: Ctx, { dataset: wanted, by }: AgreementInput): Promise<AgreementView> {
  allow(ctx, 'read')
  const { id: datasetId, policyVersionId } = await findDataset(ctx, wanted)
  const ballots = await readBallots(ctx, datasetId)
  const ids = [...new Set(ballots.flatMap(({ answers }) => [...answers.keys()]))].filter(
    (id) => id !== human && id !== now,
  )
  const rows = await ctx.db.judge.findMany({
    where: { id: { in: ids }, projectId: ctx.projectId },
    orderBy: [{ name: 'asc' }, { version: 'asc' }],
    select: { id: true, name: true, version: true, policyVersionId: true },
  })
  const judges = rows.map(({ id, name, version }) => ({
    id,
    name: rows.some((row) => row.name === name && row.id !== id) ? `${name}, version ${version}` : name,
  }))
  const labels = await namedLabels(ctx, [policyVersionId, ...rows.map((row) => row.policyVersionId)])
  return agreementOf(ballots, judges, by, labels)
}
