import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { findDraft } from './find-draft'
import { problemsOf } from './rules'
import type { SaveDraftInput } from './schema'
import { diffVersions } from './versions/rules'
import { writeLabels } from './write-labels'

/** Writes the whole draft as the caller has it, if nobody else saved it since. The trace says which labels changed how. */
export async function saveDraft(ctx: Ctx, { policyId, versionId, revision, labels }: SaveDraftInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { policy, draft, labels: now, before } = await findDraft(ctx, { policyId, versionId })
    const [problem] = problemsOf(
      labels,
      before?.map(({ code }) => code),
    )
    if (problem) throw invalid(problem.message)
    const { count } = await ctx.db.policyVersion.updateMany({
      where: { id: versionId, revision, publishedAt: null },
      data: { revision: { increment: 1 } },
    })
    if (count === 0)
      throw conflict('Someone else changed this draft. Load it again and repeat your change', {
        revision: draft.revision,
      })
    const changes = diffVersions(now, labels)
    if (changes.length > 0) {
      await writeLabels(ctx, versionId, labels)
      await audit(ctx, 'policy.edit', policyId, {
        name: policy,
        before: { version: draft.number, revision },
        after: { changes },
      })
    }
    return { revision: revision + 1 }
  })
}
