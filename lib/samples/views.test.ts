import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import { db } from '../db'
import { changeView } from './change-view'
import { deleteView } from './delete-view'
import { listViews } from './list-views'
import { saveView } from './save-view'
import { columnsOf, keptColumns } from './views/rules'
import { saveViewInput } from './views/schema'

const view = (more: object = {}) =>
  saveViewInput.parse({ name: 'Account scams', filter: { labels: ['spam-scams'], text: '"your account"' }, ...more })

test('a view is its maker’s own until it is shared, and sharing takes a curator', async () => {
  const { ctx } = await newProject()
  const as = async (role: 'viewer' | 'curator') => ctxOf(ctx.projectId, role, await makeMember(ctx.projectId, role))
  const [viewer, curator] = [await as('viewer'), await as('curator')]
  const { id } = await saveView(viewer, view())
  expect(await listViews(viewer, {})).toMatchObject([
    {
      id,
      mine: true,
      filter: { labels: ['spam-scams'], text: '"your account"' },
      columns: ['source', 'judges', 'state', 'characters'],
    },
  ])
  expect(await listViews(curator, {})).toEqual([])
  await expect(deleteView(curator, { viewId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(saveView(viewer, view({ name: 'All of us', shared: true }))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeView(viewer, { viewId: id, shared: true })).rejects.toMatchObject({ code: 'forbidden' })
  const shared = await saveView(curator, view({ shared: true }))
  expect(await listViews(viewer, {})).toMatchObject([{ id }, { id: shared.id, mine: false, ownerName: 'curator' }])
  await expect(deleteView(viewer, { viewId: shared.id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(saveView(viewer, view())).rejects.toMatchObject({ code: 'conflict' })
  expect(await listViews((await newProject()).ctx, {})).toEqual([])
})

test('a kept view is read again with today’s rules', async () => {
  const { ctx } = await newProject()
  const { id } = await saveView(ctx, view())
  await db.$executeRaw`UPDATE "SavedView" SET filter = '{"labels":["x"],"project":{"is":{}}}', columns = '{state,password}', "order" = 'prompt' WHERE id = ${id}::uuid`
  expect(await listViews(ctx, {})).toMatchObject([{ filter: {}, columns: ['state'], order: 'newest' }])
})

test('a view keeps the column of a judge, whatever its name, and a cookie does too', async () => {
  const { ctx } = await newProject()
  const judges = ['judge:Strict, v.2; “ü”=1', 'judge:A'] as const
  await saveView(ctx, view({ columns: ['state', ...judges, 'judges', 'state'] }))
  const [{ columns = [] } = {}] = await listViews(ctx, {})
  expect(columns).toEqual(['judges', 'judge:A', judges[0], 'state'])
  expect(keptColumns(columns)).toMatch(/^[\w.%~'()!*-]+$/)
  expect(columnsOf(keptColumns(columns))).toEqual(columns)
  expect(columnsOf('state.%E0%A4%A.password.judge%3A')).toEqual(['state'])
  expect(saveViewInput.safeParse({ name: 'x', filter: {}, columns: ['password'] }).success).toBe(false)
})
