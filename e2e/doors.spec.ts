import type { APIRequestContext, Page } from '@playwright/test'
import { can, type HouseRole, type Permission, type Role } from '@/lib/permissions'
import { actions, actionsInBuild, routes, routesInTree } from './doors'
import { expect, joinAs, test } from './fixtures'

const roles: Role[] = ['viewer', 'reviewer', 'curator', 'owner']
const absent = '01990000-0000-7000-8000-000000000000'
const buildFolder = process.env.ASSAY_BUILD_FOLDER ?? '.next-test'

test.describe.configure({ timeout: 240_000 })

test('every route and every action is in the permission table', () => {
  expect(Object.keys(routes).sort()).toEqual(routesInTree())
  expect(Object.keys(actions).sort()).toEqual(
    actionsInBuild(buildFolder)
      .map(({ name }) => name)
      .sort(),
  )
})

test('no action is an inline closure: what those capture travels through the browser', () => {
  expect(actionsInBuild(buildFolder).filter(({ name }) => name.includes('$$RSC'))).toEqual([])
})

test('each route lets in whom the table says, and nobody else', async ({ api, project, playwright, baseURL }) => {
  const elsewhere = (await (await api.post('/api/v1/projects', { data: { name: 'Elsewhere' } })).json()).data
  const keys: Record<string, string> = {}
  for (const role of roles) keys[role] = await keyOf(api, project, role)
  keys.other = await keyOf(api, elsewhere, 'owner')

  const wrong: string[] = []
  const knockEverywhere = async (caller: Caller) => {
    const request = await playwright.request.newContext({
      baseURL,
      storageState: { cookies: [], origins: [] },
      extraHTTPHeaders: keys[caller] ? { authorization: `Bearer ${keys[caller]}` } : {},
    })
    for (const [door, { needs, input = {} }] of Object.entries(routes)) {
      const [method = '', pattern = ''] = door.split(' ')
      const path = pattern.replace('[projectId]', project.id).replace(/\[\w+\]/g, absent)
      const response = await request.fetch(path, {
        method,
        ...(method === 'GET' ? { params: input as Record<string, string> } : { data: input }),
      })
      const expected = expectedOf(caller, needs, pattern.includes('[projectId]'))
      const status = response.status()
      const fits =
        expected === 'let in'
          ? status !== 401 && status !== 403 && (status < 500 || pattern === '/api/ready')
          : status === expected
      if (!fits) wrong.push(`${door} as ${caller}: ${status}, expected ${expected}`)
      await response.dispose()
    }
    await request.dispose()
  }
  await Promise.all((['nobody', 'other', ...roles] as const).map(knockEverywhere))
  expect(wrong).toEqual([])
})

test('each action lets in whom the table says, and nobody else', async ({ api, project, browser, baseURL }) => {
  const elsewhere = (await (await api.post('/api/v1/projects', { data: { name: 'Elsewhere too' } })).json()).data
  const pages: Record<string, Page> = {
    nobody: await (await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } })).newPage(),
  }
  for (const role of roles) pages[role] = await joinAs(role, project, { api, browser, baseURL })
  pages.other = await joinAs('owner', elsewhere, { api, browser, baseURL })

  const wrong: string[] = []
  const callAll = async ([caller, page]: [string, Page]) => {
    for (const action of actionsInBuild(buildFolder)) {
      const door = actions[action.name]
      if (!door || door.needs === 'nothing') continue
      const expected = expectedOf(caller as Caller, door.needs, action.ofProject)
      if (door.onlyRefusals && expected === 'let in') continue
      const code = await call(page, action, action.ofProject ? [project.id, door.input ?? {}] : [door.input ?? {}])
      const fits =
        expected === 'let in'
          ? !['unauthorized', 'forbidden', 'internal', 'unreadable'].includes(code)
          : code === codes[expected]
      if (!fits) wrong.push(`${action.name} as ${caller}: ${code}, expected ${expected}`)
    }
  }
  await Promise.all(Object.entries(pages).map(callAll))
  expect(wrong).toEqual([])
})

test('an action called from another site, or with a shape that is not its own, changes nothing', async ({
  page,
  project,
  baseURL,
}) => {
  const rename = actionsInBuild(buildFolder).find(({ name }) => name === 'projects renameProject')
  if (!rename) throw new Error('no such action')
  await page.goto('/projects')
  for (const origin of ['https://elsewhere.example', 'null', undefined])
    expect(
      await call(page, rename, [project.id, { name: 'Taken over' }], origin === undefined ? {} : { origin }),
    ).not.toBe('ok')
  for (const input of ['text', 7, null, { name: { not: 'x' } }, { name: 'x', projectId: absent }, [[[[]]]]])
    expect(await call(page, rename, [project.id, input], { origin: baseURL ?? '' })).not.toMatch(/^(ok|internal)$/)
})

test('a cookie reads the API but does not write to it', async ({ page, project, baseURL }) => {
  const read = await page.request.get(`/api/v1/projects/${project.id}`)
  expect(read.status()).toBe(200)
  const write = await page.request.patch(`/api/v1/projects/${project.id}`, {
    data: { name: 'By cookie' },
    headers: { origin: baseURL ?? '' },
  })
  expect(write.status()).toBe(403)
})

type Caller = 'nobody' | 'other' | Role
const codes = { 401: 'unauthorized', 403: 'forbidden', 404: 'not_found' } as const

/** What you may not see answers like what does not exist. */
function expectedOf(caller: Caller, needs: Permission | 'nothing', ofProject: boolean): 'let in' | 401 | 403 | 404 {
  if (needs === 'nothing' || needs === 'knock') return 'let in'
  if (caller === 'nobody') return 401
  if (!ofProject) return can('person' satisfies HouseRole, needs) ? 'let in' : 403
  if (caller === 'other') return 404
  return can(caller, needs) ? 'let in' : 403
}

async function keyOf(api: APIRequestContext, { id }: { id: string }, role: Role) {
  const response = await api.post(`/api/v1/projects/${id}/keys`, { data: { name: `A ${role}`, role } })
  return (await response.json()).data.key as string
}

/** Calls an action as its page would, and tells the code it answered with. */
async function call(
  page: Page,
  { id, page: path }: { id: string; page: string },
  args: unknown[],
  headers: Record<string, string> = { origin: new URL(process.env.ASSAY_E2E_URL ?? '').origin },
) {
  const where =
    path
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replace(/\[\w+\]/g, absent) || '/'
  const response = await page.request.post(where, {
    data: JSON.stringify(args),
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', ...headers },
    maxRedirects: 0,
  })
  const text = await response.text()
  const failure = /"ok":false,"error":\{"code":"(\w+)"/.exec(text)?.[1]
  return failure ?? (/"ok":true/.test(text) ? 'ok' : 'unreadable')
}
