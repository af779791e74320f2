import { expect, expectAccessible, joinAs, notice, test } from './fixtures'

const address = 'https://hooks.invalid/assay'

test('an owner adds a webhook, tests it, reads its log, pauses it and removes it', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/settings`)
  await page.getByRole('link', { name: 'Webhooks' }).click()
  await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible()
  await page.waitForLoadState('networkidle')

  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await page.getByLabel('Address').fill('http://10.0.0.1/hooks')
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(page.getByText(/10\.0\.0\.1/).last()).toBeVisible()
  await page.getByLabel('Address').fill(address)
  await page.getByLabel('A snapshot is taken').check()
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(page.getByRole('textbox', { name: 'Signing secret' })).toHaveValue(/^whsec_.{43}$/)
  await page.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('button', { name: `Test ${address}` }).click()
  const row = page.getByRole('table', { name: `Deliveries to ${address}` }).getByRole('row', { name: /test/ })
  await expect(row).toContainText('Waiting', { timeout: 20_000 })
  await expect(row).toContainText('hooks.invalid')
  await expectAccessible(page)

  await page.getByRole('button', { name: `Pause ${address}` }).click()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: `Edit ${address}` }).click()
  await expect(page.getByLabel('A snapshot is taken')).toBeChecked()
  await page.getByLabel('A run is done, has failed or was cancelled').uncheck()
  await page.getByLabel('A snapshot is taken').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Choose at least one')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: `Remove ${address}` }).click()
  await page.getByRole('button', { name: 'Remove webhook' }).click()
  await expect(notice(page, 'The webhook is removed').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible()
})

test('a curator is told that owners see the webhooks', async ({ project, api, browser, baseURL }) => {
  const page = await joinAs('curator', project, { api, browser, baseURL })
  await page.goto(`/projects/${project.id}/settings/webhooks`)
  await expect(page.getByRole('heading', { name: 'Owners see the webhooks' })).toBeVisible()
})
