import type { Page } from '@playwright/test'
import { startOidcServer } from '../bin/testing/oidc-server'
import { expect, initialOwner, signIn, test } from './fixtures'

test('another service lets in by invitation and verified address only, and connects to who asks for it', async ({
  browser,
  startAssay,
}) => {
  test.slow()
  const service = await startOidcServer()
  const assay = await startAssay({ init: true, env: service.env })
  const open = async () => {
    const context = await browser.newContext({ baseURL: assay.address, storageState: { cookies: [], origins: [] } })
    return context.newPage()
  }
  const me = async (page: Page) => (await (await page.request.get('/api/v1/me')).json()).data
  const grace = { sub: 'grace', name: 'Grace Hopper', email: 'grace@example.org', email_verified: true }
  try {
    const owner = await open()
    await signIn(owner, initialOwner)
    const [first] = (await me(owner)).projects
    const invite = async () => {
      await owner.goto(`/projects/${first.projectId}/access`)
      await owner.getByRole('button', { name: 'Invite someone' }).click()
      await owner.getByRole('button', { name: 'Make the link' }).click()
      return owner.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    }

    const guest = await open()
    service.become({ ...grace, email: initialOwner.email })
    await guest.goto('/sign-in')
    await guest.getByRole('button', { name: 'Continue with Example' }).click()
    await expect(guest.getByText('Ask for an invitation')).toBeVisible()

    const link = await invite()
    service.become({ ...grace, email_verified: false })
    await guest.goto(link)
    await guest.getByRole('button', { name: 'Continue with Example' }).click()
    await expect(guest.getByText('has not verified your e-mail address')).toBeVisible()

    service.become(grace)
    await guest.goto(link)
    await guest.getByRole('button', { name: 'Continue with Example' }).click()
    await guest.waitForURL(/\/projects/)
    expect(await me(guest)).toMatchObject({ name: 'Grace Hopper', email: grace.email, hasPassword: false })

    const again = await open()
    await again.goto('/sign-in')
    await again.getByRole('button', { name: 'Continue with Example' }).click()
    await again.waitForURL(/\/projects/)
    expect((await me(again)).id).toBe((await me(guest)).id)

    await owner.goto('/settings?part=sign-in')
    await owner.getByRole('button', { name: 'Connect Example' }).click()
    await expect(owner.getByText('Someone else here has connected this account')).toBeVisible()
    service.become({ ...grace, sub: 'owner' })
    await owner.getByRole('button', { name: 'Connect Example' }).click()
    await expect(owner.getByRole('button', { name: 'Disconnect Example' })).toBeVisible()
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await service.stop()
  }
})
