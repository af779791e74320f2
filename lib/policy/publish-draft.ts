import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { findDraft } from './find-draft'
import { keysOf, problemsOf, publishProblems } from './rules'
import type { PublishDraftInput } from './schema'
import { diffVersions } from './versions/rules'
import { writeLabels } from './write-labels'

/** From here on this version never changes. Keys that follow from a place are written down, so that they stay where hands know them. */
export async function publishDraft(ctx: Ctx, { policyId, versionId, revision, note }: PublishDraftInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { policy, draft, labels, before } = await findDraft(ctx, { policyId, versionId })
    const [problem] = [
      ...problemsOf(
        labels,
        before?.map(({ code }) => code),
      ),
      ...publishProblems(labels),
    ]
    if (problem) throw invalid(problem.message)
    const keys = keysOf(labels)
    const final = labels.map((label) => ({ ...label, key: keys.get(label.code) ?? null }))
    const changes = diffVersions(before ?? [], final)
    if (before && changes.length === 0) throw invalid('Nothing differs from the version before')
    const { count } = await ctx.db.policyVersion.updateMany({
      where: { id: versionId, revision, publishedAt: null },
      data: { note },
    })
    if (count === 0)
      throw conflict('Someone else changed this draft. Look at it again before you publish', {
        revision: draft.revision,
      })
    await writeLabels(ctx, versionId, final)
    await ctx.db.policyVersion.update({ where: { id: versionId }, data: { publishedAt: new Date() } })
    await audit(ctx, 'policy.publish', policyId, { name: policy, after: { version: draft.number, note, changes } })
    return { versionId, number: draft.number, changes: changes.length }
  })
}
