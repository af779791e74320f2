import { beforeAll, expect, test } from 'vitest'
import type { Ctx, Role } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { adoptPolicy } from './adopt-policy'
import { changePolicy } from './change-policy'
import { compareVersions } from './compare-versions'
import { createPolicy } from './create-policy'
import { discardDraft } from './discard-draft'
import { draftVersion } from './draft-version'
import { getPolicy } from './get-policy'
import { listPolicies } from './list-policies'
import { asDraft } from './rules'
import { publishDraft } from './publish-draft'
import { saveDraft } from './save-draft'
import type { LabelDraft } from './schema'
import { edit } from './versions/rules'

let ctx: Ctx
const as = (role: Role, projectId = ctx.projectId): Ctx => ({ ...ctx, role, projectId })
const project = async (): Promise<Ctx> => {
  const { id } = await db.project.create({ data: { name: 'Test' }, select: { id: true } })
  return { actor: { type: 'user', id: newId(), name: 'Ada' }, role: 'curator', projectId: id, db }
}
const labelsOf = async (policyId: string, version?: number) =>
  (await getPolicy(ctx, { policyId, ...(version && { version }) })).version.labels.map(asDraft)
const starter = () => adoptPolicy(ctx, { key: 'moderation-starter' })
const traces = (subjectId: string) =>
  db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true, after: true } })

/** Drafts the next version, changes it, and publishes it. */
async function publishNext(policyId: string, change: (labels: LabelDraft[]) => LabelDraft[]) {
  const { versionId, number } = await draftVersion(ctx, { policyId })
  const { revision } = await saveDraft(ctx, {
    policyId,
    versionId,
    revision: 1,
    labels: change(await labelsOf(policyId, number)),
  })
  return publishDraft(ctx, { policyId, versionId, revision, note: '' })
}

beforeAll(async () => {
  ctx = await project()
})

test('a built-in policy comes in published, with its keys written down and a trace', async () => {
  ctx = await project()
  const { policyId, versionId } = await adoptPolicy(ctx, { key: 'llama-guard-3' })
  const { version, name } = await getPolicy(ctx, { policyId })
  expect(name).toBe('Llama Guard 3')
  expect(version).toMatchObject({ id: versionId, number: 1 })
  expect(version.publishedAt).not.toBeNull()
  expect(version.labels.map(({ code, key }) => `${code}=${key}`).slice(7, 12)).toEqual([
    'S8=8',
    'S9=9',
    'S10=0',
    'S11=a',
    'S12=d',
  ])
  expect(await traces(policyId)).toMatchObject([{ action: 'policy.adopt' }])
})

test('bringing in the same policy twice gives the same one, until it was changed', async () => {
  ctx = await project()
  const first = await starter()
  expect(await starter()).toMatchObject({ policyId: first.policyId, already: true })
  await publishNext(first.policyId, (labels) => edit.change(labels, 'safe', { name: 'Fine' }))
  const second = await starter()
  expect(second).toMatchObject({ name: 'Moderation starter 2', already: false })
  expect((await listPolicies(ctx)).map(({ name, version }) => `${name} ${version}`)).toEqual([
    'Moderation starter 2',
    'Moderation starter 2 1',
  ])
})

test('a published version cannot be changed, by a verb or behind its back', async () => {
  ctx = await project()
  const { policyId, versionId } = await starter()
  const labels = await labelsOf(policyId)
  await expect(saveDraft(ctx, { policyId, versionId, revision: 1, labels })).rejects.toThrow('never changes')
  await expect(discardDraft(ctx, { policyId, versionId })).rejects.toThrow('never changes')
  const refused = /never change/
  await expect(db.label.updateMany({ where: { versionId, code: 'safe' }, data: { name: 'x' } })).rejects.toThrow(
    refused,
  )
  await expect(db.label.deleteMany({ where: { versionId } })).rejects.toThrow(refused)
  await expect(
    db.label.create({ data: { versionId, code: 'new', name: 'New', polarity: 'safe', position: 9 } }),
  ).rejects.toThrow(refused)
  await expect(db.policyVersion.update({ where: { id: versionId }, data: { publishedAt: null } })).rejects.toThrow(
    refused,
  )
  await expect(db.policyVersion.delete({ where: { id: versionId } })).rejects.toThrow()
  expect(await labelsOf(policyId)).toEqual(labels)
})

test('a label slipped in beside a publication waits for it and is refused', async () => {
  ctx = await project()
  const { policyId } = await starter()
  const { versionId } = await draftVersion(ctx, { policyId })
  let insert: Promise<unknown> = Promise.resolve()
  await db.$transaction(async (tx) => {
    await tx.policyVersion.update({ where: { id: versionId }, data: { publishedAt: new Date() } })
    insert = db.label.create({ data: { versionId, code: 'late', name: 'Late', polarity: 'safe', position: 9 } }).then(
      () => 'in',
      () => 'refused',
    )
    await new Promise((resolve) => setTimeout(resolve, 150))
  })
  expect(await insert).toBe('refused')
})

test('the next version begins as a copy, says what differs, and keeps the keys where hands know them', async () => {
  ctx = await project()
  const { policyId } = await starter()
  const { number, changes } = await publishNext(policyId, (labels) =>
    edit.move(edit.retire(edit.change(labels, 'privacy', { name: 'Private data' }), 'self-harm'), 'safe', 0),
  )
  expect({ number, changes }).toMatchObject({ number: 2 })
  const comparison = await compareVersions(ctx, { policyId, from: 1, to: 2 })
  expect(comparison.changes.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
    'safe moved',
    'self-harm retired',
    'self-harm key',
    'privacy renamed',
  ])
  expect((await labelsOf(policyId, 2)).map(({ code, key }) => [code, key])).toEqual([
    ['safe', '4'],
    ['spam-scams', '1'],
    ['self-harm', null],
    ['privacy', '3'],
  ])
  expect((await labelsOf(policyId, 1)).find(({ code }) => code === 'privacy')?.name).toBe(
    'Privacy & Personal Data Exposure',
  )
  expect((await traces(policyId)).map(({ action }) => action)).toEqual([
    'policy.adopt',
    'policy.draft',
    'policy.edit',
    'policy.publish',
  ])
})

test('a draft that would lose a published code, or repeat one, is refused in words', async () => {
  ctx = await project()
  const { policyId } = await starter()
  const { versionId } = await draftVersion(ctx, { policyId })
  const labels = await labelsOf(policyId, 2)
  await expect(saveDraft(ctx, { policyId, versionId, revision: 1, labels: labels.slice(1) })).rejects.toThrow(
    'retire it instead',
  )
  const [first] = labels
  if (first)
    await expect(saveDraft(ctx, { policyId, versionId, revision: 1, labels: [...labels, first] })).rejects.toThrow(
      'Two labels have the code',
    )
  await expect(publishDraft(ctx, { policyId, versionId, revision: 1, note: '' })).rejects.toThrow('Nothing differs')
})

test('of two people who save a draft at once, one is told', async () => {
  ctx = await project()
  const { policyId } = await starter()
  const { versionId } = await draftVersion(ctx, { policyId })
  const labels = await labelsOf(policyId, 2)
  const save = (name: string) =>
    saveDraft(ctx, { policyId, versionId, revision: 1, labels: edit.change(labels, 'safe', { name }) })
  const settled = await Promise.allSettled([save('One'), save('Other')])
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(settled.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
})

test('there is one draft at a time, and it can be thrown away', async () => {
  ctx = await project()
  const { policyId } = await starter()
  const drafts = await Promise.allSettled([draftVersion(ctx, { policyId }), draftVersion(ctx, { policyId })])
  expect(drafts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { versions } = await getPolicy(ctx, { policyId })
  expect(await discardDraft(ctx, { policyId, versionId: versions[0]?.id ?? '' })).toEqual({ policyRemoved: false })
  expect((await getPolicy(ctx, { policyId })).versions.map(({ number }) => number)).toEqual([1])
})

test('an empty policy starts as a draft; thrown away, it is gone', async () => {
  ctx = await project()
  const { policyId, versionId } = await createPolicy(ctx, { name: 'Ours', description: '', multiLabel: false })
  await expect(createPolicy(ctx, { name: 'Ours', description: '', multiLabel: false })).rejects.toThrow('has that name')
  await expect(publishDraft(ctx, { policyId, versionId, revision: 1, note: '' })).rejects.toThrow('at least two labels')
  expect(await discardDraft(ctx, { policyId, versionId })).toEqual({ policyRemoved: true })
  expect(await listPolicies(ctx)).toEqual([])
})

test('a viewer sees policies and changes none', async () => {
  ctx = await project()
  const { policyId, versionId } = await starter()
  expect(await listPolicies(as('viewer'))).toHaveLength(1)
  for (const role of ['viewer', 'reviewer'] as const) {
    const attempts = [
      () => adoptPolicy(as(role), { key: 'binary' }),
      () => createPolicy(as(role), { name: 'x', description: '', multiLabel: false }),
      () => changePolicy(as(role), { policyId, name: 'x', description: '' }),
      () => draftVersion(as(role), { policyId }),
      () => saveDraft(as(role), { policyId, versionId, revision: 1, labels: [] }),
      () => discardDraft(as(role), { policyId, versionId }),
      () => publishDraft(as(role), { policyId, versionId, revision: 1, note: '' }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('another project neither sees nor changes a policy', async () => {
  ctx = await project()
  const { policyId } = await starter()
  const { versionId } = await draftVersion(ctx, { policyId })
  const other = await project()
  const attempts = [
    () => getPolicy(other, { policyId }),
    () => changePolicy(other, { policyId, name: 'x', description: '' }),
    () => draftVersion(other, { policyId }),
    () => saveDraft(other, { policyId, versionId, revision: 1, labels: [] }),
    () => discardDraft(other, { policyId, versionId }),
    () => publishDraft(other, { policyId, versionId, revision: 1, note: '' }),
    () => compareVersions(other, { policyId, from: 1, to: 2 }),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  expect(await listPolicies(other)).toEqual([])
})
