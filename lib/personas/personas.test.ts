import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { makeMember } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { addPersonas } from './add-personas'
import { addStarters } from './add-starters'
import { countPersonas } from './count-personas'
import { deletePersonas } from './delete-personas'
import { drawPersonas } from './draw-personas'
import { editPersona } from './edit-persona'
import { getPersona } from './get-persona'
import { groupPersonas } from './group-personas'
import { keepBoth } from './keep-both'
import { listCopies } from './list-copies'
import { listPersonas } from './list-personas'
import { listStarters } from './list-starters'
import { previewPersonas } from './preview-personas'
import { restorePersonas } from './restore-personas'
import { retirePersonas } from './retire-personas'
import { addInput, drawInput, personaFilter, personaPage } from './schema'
import { tagPersonas } from './tag-personas'

let ctx: Ctx
let datasetId: string
beforeEach(async () => {
  ;({ ctx, datasetId } = await newProject())
})
afterEach(() => db.sample.deleteMany({ where: { projectId: ctx.projectId } }))

const add = (text: string, more: object = {}) => addPersonas(ctx, addInput.parse({ text, ...more }))
const page = (given: object = {}) => personaPage.parse(given)
const texts = async (given: object = {}) => (await listPersonas(ctx, page(given))).personas.map(({ text }) => text)
const idOf = async (text: string) =>
  (await db.persona.findFirstOrThrow({ where: { projectId: ctx.projectId, text }, select: { id: true } })).id
const traces = (action: string) => db.auditEntry.count({ where: { projectId: ctx.projectId, action } })

async function wrote(personaId: string, samples = 1) {
  const version = await db.dataset.findUniqueOrThrow({ where: { id: datasetId }, select: { policyVersionId: true } })
  for (let at = 0; at < samples; at++)
    await db.sample.create({
      data: {
        projectId: ctx.projectId,
        datasetId,
        prompt: `text ${at}`,
        labels: [],
        characters: 6,
        contentHash: newId(),
        personaId,
        ...version,
      },
    })
}

describe('adding', () => {
  test('the preview tells new from repeated and unreadable, and adding does just that', async () => {
    await add('A baker in Ghent')
    const text = 'A nurse in Kano\n a  BAKER in ghent \nA nurse in Kano\nx'
    const preview = await previewPersonas(ctx, { text, shape: 'auto' })
    expect(preview.counts).toEqual({ read: 4, added: 1, repeats: 2, unreadable: 1 })
    expect(preview.repeats).toEqual([
      { line: 2, text: 'a  BAKER in ghent', of: 'there', id: await idOf('A baker in Ghent'), retired: false },
      { line: 3, text: 'A nurse in Kano', of: 'here', first: 1 },
    ])
    expect(await db.persona.count({ where: { projectId: ctx.projectId } })).toBe(1)
    expect(await add(text, { tags: ['Night'], group: 'Care' })).toEqual({ ...preview.counts, origin: 'paste' })
    expect((await listPersonas(ctx, page())).personas[0]).toMatchObject({
      text: 'A nurse in Kano',
      tags: ['night'],
      group: 'Care',
      origin: 'paste',
      samples: 0,
    })
    expect(await traces('persona.add')).toBe(2)
  })

  test('PersonaHub comes in both forms, the three keys without their texts', async () => {
    const rows = [
      '{"persona": "A baker in Ghent"}',
      JSON.stringify({
        'input persona': JSON.stringify('A "night" nurse'),
        'synthesized text': JSON.stringify('Help me plan'),
        description: 'instruction',
      }),
      '{"persona": 7}',
      '{broken',
    ]
    const { counts, hub, unreadable } = await previewPersonas(ctx, { text: rows.join('\n'), shape: 'auto' })
    expect([hub, counts]).toEqual([true, { read: 4, added: 2, repeats: 0, unreadable: 2 }])
    expect(unreadable.map(({ line }) => line)).toEqual([3, 4])
    expect(await add(rows.join('\n'))).toMatchObject({ added: 2, origin: 'hub' })
    expect(await texts()).toEqual(['A "night" nurse', 'A baker in Ghent'])
    expect((await listPersonas(ctx, page())).personas[0]?.source).toBe('PersonaHub (CC BY-NC-SA 4.0)')
  })

  test('hostile text is data: kept as it is or refused with a reason', async () => {
    const hostile = [
      'Robert\'); DROP TABLE "Persona"; --',
      '<script>alert(1)</script>',
      '{{7*7}} $'.concat('{process.env.HOME}'),
      '%s %n \\u0000 \\x00',
      '‮txt.exe reversed',
      'a'.repeat(2000),
    ]
    const result = await add([...hostile, 'NUL \0 inside', 'half \ud83d of one', 'b'.repeat(2001)].join('\n'), {
      shape: 'lines',
    })
    expect(result).toMatchObject({ added: hostile.length, unreadable: 3 })
    expect((await texts()).toSorted()).toEqual(hostile.toSorted())
    expect(await texts({ search: "'); DROP" })).toEqual([hostile[0]])
    for (const search of ["' OR 1=1 --", ':*', '!!!', '\\', 'a & | !']) await listPersonas(ctx, page({ search }))
  })

  test('records with __proto__, deep nesting or a torn end harm nothing', async () => {
    const torn = `{"__proto__": {"persona": "x"}}\n${'{"persona":'.repeat(200)}\n{"persona": "A baker in Ghent"}\n{"persona": "cut of`
    const { counts } = await previewPersonas(ctx, { text: torn, shape: 'records' })
    expect(counts).toEqual({ read: 4, added: 1, repeats: 0, unreadable: 3 })
    expect(
      await previewPersonas(ctx, { text: '["A baker in Ghent", {"persona": "A nurse in Kano"}]', shape: 'auto' }),
    ).toMatchObject({ counts: { added: 2 } })
  })

  test('two who add the same at once leave one of each', async () => {
    const text = Array.from({ length: 300 }, (_, at) => `Persona number ${at}`)
    const results = await Promise.all([add(text.join('\n')), add(text.toReversed().join('\n')), add(text.join('\n'))])
    expect(results.reduce((sum, { added }) => sum + added, 0)).toBe(300)
    expect(results.every(({ read, added, repeats }) => read === added + repeats)).toBe(true)
    expect(await db.persona.count({ where: { projectId: ctx.projectId } })).toBe(300)
  })

  test('the starters come once, all or by tag, each in the group of its work', async () => {
    expect(await addStarters(ctx, { tags: ['work:care', 'age:25-34', 'age:18-24'] })).toMatchObject({
      added: 8,
      repeats: 0,
    })
    expect(await addStarters(ctx, { tags: [] })).toMatchObject({ read: 200, added: 192, repeats: 8 })
    expect((await listStarters(ctx)).every(({ there }) => there)).toBe(true)
    const { active, facets, groups } = await countPersonas(ctx, personaFilter.parse({}))
    expect([active, groups.length, groups.find(({ value }) => value === 'Care')?.count]).toEqual([200, 10, 20])
    expect(facets.map(({ facet }) => facet)).toEqual(['age', 'work', 'region', 'language', 'mood', 'style'])
    expect(await traces('persona.add')).toBe(2)
  })
})

describe('looking', () => {
  test('words, tags, groups and origins narrow the list, and facets count what the others leave', async () => {
    await addStarters(ctx, { tags: [] })
    await add('A night-shift baker in Ghent', { tags: ['work:food'], group: 'Mine' })
    expect(await texts({ search: 'bak ghen' })).toContain('A night-shift baker in Ghent')
    expect(await texts({ search: 'nonsenseword' })).toEqual([])
    expect(await texts({ origins: 'paste' })).toEqual(['A night-shift baker in Ghent'])
    expect(await texts({ groups: 'Mine' })).toHaveLength(1)
    const filter = personaFilter.parse({ tags: 'work:care,age:25-34' })
    const counts = await countPersonas(ctx, filter)
    expect(counts.matching).toBe((await texts({ tags: 'work:care,age:25-34', take: 500 })).length)
    expect(counts.facets.find(({ facet }) => facet === 'work')?.values).toHaveLength(10)
    expect(counts.facets.find(({ facet }) => facet === 'age')?.values.map(({ value }) => value)).toEqual([
      'age:18-24',
      'age:25-34',
      'age:35-49',
      'age:50-64',
      'age:65-plus',
    ])
  })

  test('pages go there and back without losing or repeating anybody', async () => {
    await addStarters(ctx, { tags: [] })
    const seen: string[] = []
    let older: string | null = null
    do {
      const found: Awaited<ReturnType<typeof listPersonas>> = await listPersonas(
        ctx,
        page({ take: 45, ...(older && { before: older }) }),
      )
      seen.push(...found.personas.map(({ id }) => id))
      older = found.older
    } while (older)
    expect([seen.length, new Set(seen).size]).toEqual([200, 200])
    const back = await listPersonas(ctx, page({ take: 45, after: seen[99] }))
    expect(back.personas.map(({ id }) => id)).toEqual(seen.slice(54, 99))
  })
})

describe('changing', () => {
  test('an edit needs the persona as it was seen, and a text that nobody else has', async () => {
    await add('A baker in Ghent\nA nurse in Kano')
    const personaId = await idOf('A baker in Ghent')
    const { revision } = await editPersona(ctx, {
      personaId,
      revision: 1,
      text: 'A pastry cook in Ghent',
      tags: ['work:food'],
    })
    await expect(editPersona(ctx, { personaId, revision: 1, group: 'Late' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(editPersona(ctx, { personaId, revision, text: 'a NURSE in kano' })).rejects.toThrow(
      'Another persona of this project says the same',
    )
    expect(await getPersona(ctx, { personaId })).toMatchObject({
      text: 'A pastry cook in Ghent',
      tags: ['work:food'],
      revision: 2,
    })
    expect(await texts({ search: 'pastry' })).toHaveLength(1)
    expect(await traces('persona.edit')).toBe(1)
    // What was not touched is not told as if it were.
    const trace = await db.auditEntry.findFirst({ where: { action: 'persona.edit', subjectId: personaId } })
    expect(trace).toMatchObject({ before: { text: 'A baker in Ghent', tags: [] }, after: { tags: ['work:food'] } })
    expect(trace?.before).not.toHaveProperty('group')
  })

  test('a tag goes on many and comes off those alone that got it', async () => {
    await add('A baker in Ghent', { tags: ['night'] })
    await add('A nurse in Kano')
    const all = { filter: personaFilter.parse({}) }
    const { changed, ids } = await tagPersonas(ctx, { which: all, tag: 'night', act: 'add' })
    expect([changed, ids]).toEqual([1, [await idOf('A nurse in Kano')]])
    await tagPersonas(ctx, { which: { ids: ids ?? [] }, tag: 'night', act: 'remove' })
    expect((await listPersonas(ctx, page({ tags: 'night' }))).personas.map(({ text }) => text)).toEqual([
      'A baker in Ghent',
    ])
    await db.persona.updateMany({
      where: { projectId: ctx.projectId },
      data: { tags: Array.from({ length: 20 }, (_, at) => `t${at}`) },
    })
    await expect(tagPersonas(ctx, { which: all, tag: 'more', act: 'add' })).rejects.toThrow(
      '2 of them have 20 tags already',
    )
  })

  test('a group remembers where everybody was', async () => {
    await add('A baker in Ghent', { group: 'Food' })
    await add('A nurse in Kano')
    const { changed, before } = await groupPersonas(ctx, { which: { filter: personaFilter.parse({}) }, group: 'Night' })
    expect([changed, before?.length]).toEqual([2, 2])
    for (const { group, ids } of before ?? []) await groupPersonas(ctx, { which: { ids }, group })
    expect((await listPersonas(ctx, page())).personas.map(({ group }) => group)).toEqual(['', 'Food'])
  })

  test('who wrote a sample is retired, never deleted; others may go', async () => {
    await add('A baker in Ghent\nA nurse in Kano')
    const [writer, other] = [await idOf('A baker in Ghent'), await idOf('A nurse in Kano')]
    await wrote(writer, 3)
    expect((await getPersona(ctx, { personaId: writer })).samples).toBe(3)
    expect(await deletePersonas(ctx, { which: { ids: [writer, other] } })).toEqual({ deleted: 1, kept: 1 })
    expect(await retirePersonas(ctx, { which: { ids: [writer] } })).toMatchObject({ changed: 1 })
    expect([await texts(), await texts({ state: 'retired' })]).toEqual([[], ['A baker in Ghent']])
    expect(await add('A baker in Ghent')).toMatchObject({ added: 0, repeats: 1 })
    expect(await restorePersonas(ctx, { which: { ids: [writer] } })).toMatchObject({ changed: 1 })
    expect(await restorePersonas(ctx, { which: { ids: [writer] } })).toMatchObject({ changed: 0 })
    expect([await traces('persona.delete'), await traces('persona.retire'), await traces('persona.restore')]).toEqual([
      1, 1, 1,
    ])
  })
})

test('near copies stand side by side until one is retired or both are kept', async () => {
  const text = 'A night-shift nurse in Halifax who posts on her break and worries about the patient in bed nine'
  await add(
    [text, text.replace('nine', 'ten'), 'A retired geometry professor in Rosario who answers homework forums'].join(
      '\n',
    ),
  )
  const { pairs, compared, more } = await listCopies(ctx)
  expect([pairs.length, compared, more]).toEqual([1, 3, false])
  const [pair] = pairs
  if (!pair) throw new Error('no pair')
  expect(pair.similarity).toBeGreaterThan(0.9)
  await keepBoth(ctx, { firstId: pair.second.id, secondId: pair.first.id })
  await keepBoth(ctx, { firstId: pair.first.id, secondId: pair.second.id })
  expect((await listCopies(ctx)).pairs).toEqual([])
  expect(await traces('persona.keep-both')).toBe(1)
})

describe('drawing', () => {
  const draw = (given: object) => drawPersonas(ctx, drawInput.parse({ count: 10, seed: 1, ...given }))

  test('round after round nobody comes twice, until there is nobody left, and it says so', async () => {
    await addStarters(ctx, { tags: [] })
    const already: string[] = []
    for (let round = 0; round < 5; round++) {
      const { personas, ranOut } = await draw({ count: 45, already, spread: true })
      already.push(...personas.map(({ id }) => id))
      expect(ranOut).toBe(round === 4)
    }
    expect([already.length, new Set(already).size]).toEqual([200, 200])
    expect(await draw({ already })).toEqual({ personas: [], ranOut: true, pool: 200, left: 0 })
  })

  test('the same seed draws the same, spread takes from each group alike, retired and used ones stay out', async () => {
    await addStarters(ctx, { tags: [] })
    expect(await draw({})).toEqual(await draw({}))
    const { personas } = await draw({ count: 20, spread: true })
    expect(new Set(personas.map(({ group }) => group)).size).toBe(10)
    const [first, second] = personas
    await retirePersonas(ctx, { which: { ids: [first?.id ?? ''] } })
    await wrote(second?.id ?? '')
    const rest = await draw({ count: 200, unusedIn: datasetId })
    expect([rest.personas.length, rest.ranOut]).toEqual([198, true])
    expect((await draw({ count: 200, from: { tags: ['work:care'] } })).personas.length).toBeLessThanOrEqual(20)
  })
})

test('a viewer and a reviewer read and draw, and change nothing', async () => {
  await add('A baker in Ghent')
  const personaId = await idOf('A baker in Ghent')
  const which = { ids: [personaId] }
  for (const role of ['viewer', 'reviewer'] as const) {
    const { ctx: theirs } = await makeMember(ctx.projectId, role)
    expect((await listPersonas(theirs, page())).personas).toHaveLength(1)
    expect((await drawPersonas(theirs, drawInput.parse({ count: 1, seed: 1 }))).personas).toHaveLength(1)
    const changes = [
      addPersonas(theirs, addInput.parse({ text: 'A nurse' })),
      previewPersonas(theirs, { text: 'A nurse', shape: 'auto' }),
      addStarters(theirs, { tags: [] }),
      editPersona(theirs, { personaId, revision: 1, group: 'x' }),
      tagPersonas(theirs, { which, tag: 'x', act: 'add' }),
      groupPersonas(theirs, { which, group: 'x' }),
      retirePersonas(theirs, { which }),
      restorePersonas(theirs, { which }),
      deletePersonas(theirs, { which }),
      keepBoth(theirs, { firstId: personaId, secondId: newId() }),
    ]
    for (const { reason } of (await Promise.allSettled(changes)) as PromiseRejectedResult[])
      expect(reason).toMatchObject({ code: 'forbidden' })
  }
})

test('another project sees and changes nothing, and may have the same persona', async () => {
  await add('A baker in Ghent')
  const personaId = await idOf('A baker in Ghent')
  const { ctx: other } = await newProject()
  expect((await listPersonas(other, page())).personas).toEqual([])
  await expect(getPersona(other, { personaId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(editPersona(other, { personaId, revision: 1, group: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  expect(await retirePersonas(other, { which: { ids: [personaId] } })).toMatchObject({ changed: 0 })
  expect(await deletePersonas(other, { which: { ids: [personaId] } })).toEqual({ deleted: 0, kept: 0 })
  expect(await addPersonas(other, addInput.parse({ text: 'A baker in Ghent' }))).toMatchObject({ added: 1 })
  await expect(drawPersonas(other, drawInput.parse({ count: 1, seed: 1, unusedIn: datasetId }))).rejects.toMatchObject({
    code: 'not_found',
  })
})
