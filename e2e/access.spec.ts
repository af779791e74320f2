import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, holdScripts, initialOwner, joinAs, signIn, test } from './fixtures'

const password = 'correct horse battery staple'
const anyone = () => `someone-${Math.random().toString(36).slice(2)}@example.org`

async function invite(page: Page, projectId: string, role: string) {
  await page.goto(`/projects/${projectId}/access`)
  await page.getByRole('button', { name: 'Invite someone' }).click()
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  return link
}

async function introduce(page: Page, name: string, email: string) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
}

async function act(row: Locator, name: string) {
  await row.getByRole('button', { name: /^Acts for/ }).click()
  await row.page().getByRole('menuitem', { name }).click()
}

test.describe('a studio that nobody has entered yet', () => {
  test('its first owner comes in by the one-time link, invites a reviewer, and a key they make works until it is revoked', async ({
    browser,
    playwright,
    startAssay,
  }) => {
    test.slow()
    const assay = await startAssay()
    const nobody = { baseURL: assay.address, storageState: { cookies: [], origins: [] } }
    const [ada, grace] = [await browser.newContext(nobody), await browser.newContext(nobody)]
    const script = await playwright.request.newContext({ baseURL: assay.address })
    const page = await ada.newPage()
    try {
      await page.goto(assay.setupLink ?? '')
      await introduce(page, 'Ada Lovelace', 'ada@example.org')
      await page.getByRole('button', { name: 'Set up the studio' }).click()
      await page.waitForURL(/\/projects/)
      const { data } = await (await page.request.get('/api/v1/me')).json()
      expect(data).toMatchObject({ name: 'Ada Lovelace', keeper: true })
      const projectId: string = data.projects[0].projectId

      const link = await invite(page, projectId, 'Reviewer')
      const guest = await grace.newPage()
      await guest.goto(link)
      await expect(guest.getByText('Ada Lovelace')).toBeVisible()
      await introduce(guest, 'Grace Hopper', 'grace@example.org')
      await guest.getByRole('button', { name: 'Join' }).click()
      await guest.waitForURL(/\/projects/)
      await page.reload()
      await expect(page.getByRole('combobox', { name: 'Role of Grace Hopper' })).toHaveText('Reviewer')

      await page.goto(`/projects/${projectId}/access?part=keys`)
      await page.getByRole('button', { name: 'Make a key' }).click()
      await page.getByLabel('Name').fill('Nightly import')
      await page.getByRole('button', { name: 'Make key' }).click()
      const key = await page.getByRole('textbox', { name: 'API key' }).inputValue()
      await page.getByRole('button', { name: 'Done' }).click()
      const ask = () =>
        script.get(`/api/v1/projects/${projectId}/members`, { headers: { authorization: `Bearer ${key}` } })
      expect((await (await ask()).json()).data).toHaveLength(2)

      await page.getByRole('button', { name: 'Revoke Nightly import' }).click()
      await page.getByRole('button', { name: 'Revoke key' }).click()
      await expect(page.getByRole('cell', { name: 'Revoked' })).toBeVisible()
      expect((await ask()).status()).toBe(401)

      await page.goto(assay.setupLink ?? '')
      await expect(page).not.toHaveURL(/setup/)
    } finally {
      await script.dispose()
      await Promise.all([ada.close(), grace.close()])
    }
  })
})

test('a wrong password and an unknown address get the same answer', async ({ stranger }) => {
  await stranger.goto('/sign-in')
  for (const email of [initialOwner.email, anyone()]) {
    await stranger.getByLabel('E-mail').fill(email)
    await stranger.getByLabel('Password').fill('not the password')
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await expect(stranger.getByText('E-mail or password is wrong')).toBeVisible()
  }
  await expectAccessible(stranger)
})

test('who must sign in first comes back to where they were going, and nowhere else', async ({ stranger, project }) => {
  await stranger.goto(`/projects/${project.id}/access?part=keys`)
  await stranger.getByLabel('E-mail').fill(initialOwner.email)
  await stranger.getByLabel('Password').fill(initialOwner.password)
  await stranger.getByRole('button', { name: 'Sign in' }).click()
  await stranger.waitForURL(`/projects/${project.id}/access?part=keys`)
  await stranger.goto('/sign-in?callbackUrl=https://evil.example')
  await expect(stranger).not.toHaveURL(/evil|sign-in/)
})

test('signing out ends the session, not only the cookie', async ({ api, browser, baseURL, project }) => {
  const page = await joinAs('viewer', project, { api, browser, baseURL })
  const stolen = await browser.newContext({ baseURL, storageState: await page.context().storageState() })
  expect((await stolen.request.get('/api/v1/me')).status()).toBe(200)
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('/sign-in')
  expect((await stolen.request.get('/api/v1/me')).status()).toBe(401)
  await stolen.close()
  await page.context().close()
})

test('a session that is ended elsewhere is signed out with its next request', async ({
  page,
  project,
  browser,
  baseURL,
}) => {
  const link = await invite(page, project.id, 'Viewer')
  const email = anyone()
  const [here, there] = [
    await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } }),
    await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } }),
  ]
  const first = await here.newPage()
  await first.goto(link)
  await introduce(first, 'Grace Hopper', email)
  await first.getByRole('button', { name: 'Join' }).click()
  await first.waitForURL(/\/projects/)
  const second = await there.newPage()
  await signIn(second, { email, password })

  await second.goto('/settings?part=sign-in')
  await expectAccessible(second)
  await second.getByRole('button', { name: /End the session/ }).click()
  await expect(second.getByRole('button', { name: /End the session/ })).toHaveCount(0)
  await first.goto('/settings')
  await first.waitForURL(/sign-in/)
  await Promise.all([here.close(), there.close()])
})

test('an invitation that is used or revoked says so', async ({ page, project, stranger }) => {
  const link = await invite(page, project.id, 'Viewer')
  await page.goto(`/projects/${project.id}/access?part=invitations`)
  await page.getByRole('button', { name: /Revoke the invitation/ }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByRole('cell', { name: 'Revoked' })).toBeVisible()
  await stranger.goto(link)
  await expect(stranger.getByText('taken back')).toBeVisible()
  await expectAccessible(stranger)
})

test('someone who is signed in joins with one step', async ({ page, api, browser, baseURL, project }) => {
  const other = await (await api.post('/api/v1/projects', { data: { name: `Second ${anyone()}` } })).json()
  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  await viewer.goto(await invite(page, other.data.id, 'Curator'))
  await viewer.getByRole('button', { name: /Join Second/ }).click()
  await viewer.waitForURL(`/projects/${other.data.id}`)
  await viewer.context().close()
})

test('the keeper takes someone’s way in, and gives it back', async ({ page, api, browser, baseURL, project }) => {
  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  const { data } = await (await viewer.request.get('/api/v1/me')).json()
  await page.goto('/settings?part=people')
  const row = page.getByRole('row').filter({ hasText: data.email })
  await act(row, 'Disable')
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(row.getByText('Disabled')).toBeVisible()
  expect((await viewer.request.get('/api/v1/me')).status()).toBe(401)
  await act(row, 'Enable')
  await page.getByRole('button', { name: 'Enable', exact: true }).click()
  await expect(row.getByText('Disabled')).toHaveCount(0)
  await viewer.context().close()
})

test('who forgot their password comes back by a link that a keeper makes, and it works once', async ({
  page,
  api,
  browser,
  baseURL,
  project,
  stranger,
}) => {
  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  const { data } = await (await viewer.request.get('/api/v1/me')).json()
  await page.goto('/settings?part=people')
  await act(page.getByRole('row').filter({ hasText: data.email }), 'Make a password link')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('textbox', { name: 'Password link' }).inputValue()
  await page.getByRole('button', { name: 'Done' }).click()

  await stranger.goto(link)
  await expect(stranger.getByLabel('E-mail')).toHaveValue(data.email)
  await expectAccessible(stranger)
  await stranger.getByLabel('New password').fill(password)
  await stranger.getByRole('button', { name: 'Set the password' }).click()
  await stranger.waitForURL(/\/projects/)
  expect((await viewer.request.get('/api/v1/me')).status()).toBe(401)
  await viewer.goto(link)
  await expect(viewer.getByText('used, replaced or has expired')).toBeVisible()
  await viewer.context().close()
})

test('the keeper makes a second keeper, and takes it back', async ({ page, api, browser, baseURL, project }) => {
  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  const { data } = await (await viewer.request.get('/api/v1/me')).json()
  await page.goto('/settings?part=people')
  const row = page.getByRole('row').filter({ hasText: data.email })
  await act(row, 'Make a keeper')
  await page.getByRole('button', { name: 'Make a keeper' }).click()
  await expect(row.getByText('Keeper of the installation')).toBeVisible()
  await expectAccessible(page)
  await viewer.goto('/settings?part=people')
  await expect(viewer.getByRole('table', { name: 'Everyone here' })).toBeVisible()
  await act(row, 'Take the keeping')
  await page.getByRole('button', { name: 'Take the keeping' }).click()
  await expect(row.getByText('Keeper of the installation')).toHaveCount(0)
  await viewer.context().close()
})

test('a reviewer sees people, and reads why the rest is for owners', async ({
  page,
  api,
  browser,
  baseURL,
  project,
}) => {
  const reviewer = await joinAs('reviewer', project, { api, browser, baseURL })
  await reviewer.goto(`/projects/${project.id}/access`)
  await expect(reviewer.getByRole('table', { name: 'People' })).toBeVisible()
  await expect(reviewer.getByRole('button', { name: 'Invite someone' })).toHaveAccessibleDescription(
    'Only owners invite people and make keys',
  )
  await reviewer.getByRole('link', { name: 'API keys' }).click()
  await expect(reviewer.getByText('Owners see the API keys')).toBeVisible()
  await reviewer.context().close()

  for (const part of ['people', 'invitations', 'keys']) {
    await page.goto(`/projects/${project.id}/access?part=${part}`)
    await expectAccessible(page)
  }
})

test('a form that is sent before the page can answer is sent when it can, and never into the address', async ({
  stranger: page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  const signInEarly = async () => {
    await page.goto('/sign-in', { waitUntil: 'commit' })
    await page.getByLabel('E-mail').fill(initialOwner.email)
    await page.getByLabel('Password').fill(initialOwner.password)
    await page.evaluate(() => document.querySelector('form')?.removeAttribute('method'))
    await page.getByLabel('Password').press('Enter')
  }
  // Without what keeps it, the browser sends it by itself: the test would see that.
  await holdScripts(page)
  await page.route('**/early-press.js', (route) => route.abort())
  await signInEarly()
  await page.waitForURL(/password=/, { waitUntil: 'commit' })
  expect(asked.splice(0).some((address) => address.includes('password='))).toBe(true)

  await page.unrouteAll({ behavior: 'ignoreErrors' })
  const arrive = await holdScripts(page)
  await signInEarly()
  await arrive()
  await page.waitForURL(/\/projects/)
  expect(asked.filter((address) => address.includes('password='))).toEqual([])
})
