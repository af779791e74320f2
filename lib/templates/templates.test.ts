import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { addStarters } from '../personas/add-starters'
import { addProvider } from '../providers/add-provider'
import { addProviderInput } from '../providers/schema'
import { archiveTemplate } from './archive-template'
import { builtInTemplates } from './built-in-templates'
import { createTemplate } from './create-template'
import { getTemplate } from './get-template'
import { listTemplates } from './list-templates'
import { previewTemplate } from './preview-template'
import { renameTemplate } from './rename-template'
import { restoreTemplate } from './restore-template'
import { saveVersion } from './save-version'
import { templateBody } from './schema'
import { takeTemplate } from './take-template'

const body = templateBody.parse({ prompt: 'Write as {{persona}} about {{topic}}: {{label_name}}' })

test('built-in templates are there before anybody made one, and become the project’s own with their first use', async () => {
  const { ctx } = await newProject()
  expect(await listTemplates(ctx, { archived: false })).toHaveLength(builtInTemplates.length)
  const taken = await Promise.all([1, 2, 3].map(() => takeTemplate(ctx, { templateId: 'persona-content' })))
  expect(new Set(taken.map(({ versionId }) => versionId)).size).toBe(1)
  const now = await listTemplates(ctx, { archived: false })
  expect(now).toHaveLength(builtInTemplates.length)
  expect(now.filter(({ id }) => id === taken[0]?.id)).toHaveLength(1)
  expect((await getTemplate(ctx, { templateId: 'persona-content' })).id).toBe(taken[0]?.id)
})

test('a save is a new version, with a trace; the one before stays as it was', async () => {
  const { ctx } = await newProject()
  const { id, versionId } = await createTemplate(ctx, { name: 'Forum post', kind: 'content', body })
  const next = await saveVersion(ctx, { templateId: id, from: 1, body: { ...body, temperature: 0.4 }, note: 'Calmer' })
  expect(next).toMatchObject({ id, version: 2 })
  const { versions } = await getTemplate(ctx, { templateId: id })
  expect(versions.map(({ number, note, by }) => ({ number, note, by }))).toEqual([
    { number: 2, note: 'Calmer', by: 'Tester' },
    { number: 1, note: '', by: 'Tester' },
  ])
  expect((await db.templateVersion.findUniqueOrThrow({ where: { id: versionId } })).body).toMatchObject({
    temperature: 1,
  })
  expect(await db.auditEntry.count({ where: { subjectId: id, action: 'template.save' } })).toBe(1)
  // The same again is no version.
  expect(
    await saveVersion(ctx, { templateId: id, from: 2, body: { ...body, temperature: 0.4 }, note: '' }),
  ).toMatchObject({ version: 2 })
})

test('of two who save at once, one wins and one is told', async () => {
  const { ctx } = await newProject()
  const { id } = await createTemplate(ctx, { name: 'Forum post', kind: 'content', body })
  const saves = await Promise.allSettled(
    [0.1, 0.2].map((temperature) =>
      saveVersion(ctx, { templateId: id, from: 1, body: { ...body, temperature }, note: '' }),
    ),
  )
  expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(saves.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', details: { version: 2 } },
  })
})

test('a template that names what is not there is refused, and so is a name that is taken', async () => {
  const { ctx } = await newProject()
  await expect(
    createTemplate(ctx, { name: 'A', kind: 'content', body: { ...body, prompt: '{{weather}}' } }),
  ).rejects.toThrow('There is no {{weather}}')
  const { id } = await createTemplate(ctx, { name: 'A', kind: 'content', body })
  await expect(createTemplate(ctx, { name: 'A', kind: 'content', body })).rejects.toThrow(
    'There is a template called “A”',
  )
  await expect(renameTemplate(ctx, { templateId: 'paraphrase', name: 'A' })).rejects.toThrow(
    'There is a template called',
  )
  await renameTemplate(ctx, { templateId: id, name: 'Contrast twin' })
  expect((await takeTemplate(ctx, { templateId: 'contrast-twin' })).name).toBe('Contrast twin')
  expect((await getTemplate(ctx, { templateId: 'contrast-twin' })).name).toBe('Contrast twin (built in)')
  await renameTemplate(ctx, { templateId: id, name: 'B' })
  expect((await getTemplate(ctx, { templateId: id })).name).toBe('B')
})

test('an archived template is out of the list and comes back', async () => {
  const { ctx } = await newProject()
  const { id } = await createTemplate(ctx, { name: 'A', kind: 'content', body })
  await archiveTemplate(ctx, { templateId: id })
  expect((await listTemplates(ctx, { archived: false })).some((template) => template.id === id)).toBe(false)
  expect(await listTemplates(ctx, { archived: true })).toHaveLength(1)
  await expect(archiveTemplate(ctx, { templateId: id })).rejects.toThrow('archived already')
  await restoreTemplate(ctx, { templateId: id })
  expect((await listTemplates(ctx, { archived: false })).some((template) => template.id === id)).toBe(true)
})

test('a viewer reads and previews but cannot save; another project sees nothing', async () => {
  const { ctx } = await newProject()
  const { id } = await createTemplate(ctx, { name: 'A', kind: 'content', body })
  const viewer = { ...ctx, role: 'viewer' as const }
  expect((await getTemplate(viewer, { templateId: id })).name).toBe('A')
  await expect(saveVersion(viewer, { templateId: id, from: 1, body, note: '' })).rejects.toThrow('A viewer cannot')
  await expect(createTemplate(viewer, { name: 'B', kind: 'content', body })).rejects.toThrow('A viewer cannot')
  const other = await newProject()
  await expect(getTemplate(other.ctx, { templateId: id })).rejects.toThrow('Template not found')
  await expect(saveVersion(other.ctx, { templateId: id, from: 1, body, note: '' })).rejects.toThrow(
    'Template not found',
  )
  await expect(archiveTemplate(other.ctx, { templateId: id })).rejects.toThrow('Template not found')
  // Whatever an address says in the place of an id.
  for (const templateId of ['no-such-template', '', id.slice(1)])
    await expect(getTemplate(ctx, { templateId })).rejects.toThrow('Template not found')
})

test('a preview is filled in with people of the project and never with another’s', async () => {
  const { ctx } = await newProject()
  await addStarters(ctx, { tags: [] })
  const view = await previewTemplate(ctx, { kind: 'content', body, label: 'privacy', topic: 'allotments' })
  expect(view.persona?.text.length).toBeGreaterThan(10)
  expect(view.prompt).toContain(view.persona?.text)
  expect(view.prompt).toContain('about allotments: Privacy & Personal Data Exposure')
  expect(view.tokens).toBeGreaterThan(20)
  expect(view.problems).toEqual([])
  expect(view.prices).toEqual([expect.objectContaining({ model: 'simulator', simulated: true, microsPerThousand: 0 })])
  const models = [{ name: 'dear', priceIn: 3, priceOut: 15 }]
  await addProvider(ctx, addProviderInput.parse({ name: 'OpenAI', preset: 'openai', models }))
  const [, dear] = (await previewTemplate(ctx, { kind: 'content', body, label: 'privacy', topic: 'allotments' })).prices
  // Dollars for a million tokens: a thousand rows are a thousand times the tokens of one.
  expect(dear).toMatchObject({ model: 'dear', microsPerThousand: 1000 * (3 * view.tokens + 15 * view.tokensOut) })
  const other = await newProject()
  const elsewhere = await previewTemplate(other.ctx, { kind: 'content', body, personaId: view.persona?.id })
  expect(elsewhere.persona).toBeNull()
  expect(elsewhere.prompt).not.toContain(view.persona?.text)
})
