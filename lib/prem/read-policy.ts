import type { Ctx } from '../ctx'
import { createPolicy } from '../policy/create-policy'
import { publishDraft } from '../policy/publish-draft'
import { saveDraft } from '../policy/save-draft'
import { freeName } from './free-name'
import { type Category, labelsOf } from './rules'

/** The policy of the categories that a question format lists; the project's own where it lists none. One that is here is not made again. */
export async function readPolicy(ctx: Ctx, categories: readonly Category[]): Promise<string> {
  const versions = await ctx.db.policyVersion.findMany({
    where: { publishedAt: { not: null }, policy: { projectId: ctx.projectId, archivedAt: null } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      labels: { orderBy: { position: 'asc' }, select: { code: true, name: true, definition: true } },
    },
  })
  const [first] = versions
  if (categories.length === 0 && first) return first.id
  const labels = labelsOf(categories)
  const same = versions.find((version) => textOf(version.labels) === textOf(labels))
  if (same) return same.id
  const name = freeName(
    `Categories ${categories[0]?.code}–${categories.at(-1)?.code}`,
    await ctx.db.policy.findMany({ where: { projectId: ctx.projectId }, select: { name: true } }),
  )
  const { policyId, versionId } = await createPolicy(ctx, {
    name,
    description: 'Read from the category block of a question format.',
    multiLabel: true,
  })
  const { revision } = await saveDraft(ctx, { policyId, versionId, revision: 1, labels })
  await publishDraft(ctx, { policyId, versionId, revision, note: 'As the question format has it' })
  return versionId
}

const textOf = (labels: readonly { code: string; name: string; definition: string }[]) =>
  JSON.stringify(labels.map(({ code, name, definition }) => [code, name, definition]))
