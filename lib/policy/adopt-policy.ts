import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { isTaken } from '../taken'
import { builtInPolicies } from './built-in-policies'
import { keysOf } from './rules'
import type { AdoptPolicyInput, BuiltInPolicy } from './schema'
import { writeLabels } from './write-labels'

/** Copies a built-in policy into the project, published at once. One that is here and was never changed is not copied again. */
export async function adoptPolicy(ctx: Ctx, { key }: AdoptPolicyInput) {
  allow(ctx, 'curate')
  const builtIn = builtInPolicies.find((policy) => policy.key === key)
  if (!builtIn) throw notFound('Built-in policy')
  return transaction(ctx, async (ctx) => (await findUntouched(ctx, key)) ?? copy(ctx, builtIn))
}

async function findUntouched(ctx: Ctx, key: string) {
  const policies = await ctx.db.policy.findMany({
    where: { projectId: ctx.projectId, origin: key, archivedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, versions: { select: { id: true } } },
  })
  const found = policies.find(({ versions }) => versions.length === 1)
  return found?.versions[0] && { policyId: found.id, versionId: found.versions[0].id, name: found.name, already: true }
}

async function copy(ctx: Ctx, { key, description, multiLabel, labels, ...builtIn }: BuiltInPolicy) {
  const name = await freeName(ctx, builtIn.name)
  const policy = await ctx.db.policy
    .create({
      data: {
        projectId: ctx.projectId,
        name,
        origin: key,
        description,
        multiLabel,
        versions: { create: { number: 1, note: 'As built in' } },
      },
      select: { id: true, versions: { select: { id: true } } },
    })
    .catch((error) => {
      throw isTaken(error) ? conflict(`Someone else just brought in ${name}`) : error
    })
  const versionId = policy.versions[0]?.id ?? ''
  const drafts = labels.map((label) => ({
    aliases: [],
    colour: null,
    key: null,
    retired: false,
    mergedInto: null,
    ...label,
  }))
  const keys = keysOf(drafts)
  await writeLabels(
    ctx,
    versionId,
    drafts.map((label) => ({ ...label, key: keys.get(label.code) ?? null })),
  )
  await ctx.db.policyVersion.update({ where: { id: versionId }, data: { publishedAt: new Date() } })
  await audit(ctx, 'policy.adopt', policy.id, { name, after: { key, labels: labels.length } })
  return { policyId: policy.id, versionId, name, already: false }
}

async function freeName(ctx: Ctx, wanted: string) {
  const taken = new Set(
    (await ctx.db.policy.findMany({ where: { projectId: ctx.projectId }, select: { name: true } })).map(
      ({ name }) => name,
    ),
  )
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`
}
