import { expect, expectAccessible, joinAs, test } from './fixtures'

test('a curator adopts Llama Guard 3, changes it in a draft, sees the difference and publishes it', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project.id}/policy`)
  await page.getByRole('button', { name: 'Bring in Llama Guard 3' }).click()
  await page.getByRole('link', { name: 'Llama Guard 3' }).click()
  await expect(page.getByRole('button', { name: 'Add label' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Draft version 2' }).click()
  await page.waitForURL(/version=2/)

  await page.getByRole('button', { name: 'Hate', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('Hate speech')
  await page.getByRole('button', { name: 'Save label' }).click()

  await page.getByRole('button', { name: 'Acts on Elections' }).click()
  await page.getByRole('menuitem', { name: 'Retire' }).click()

  await page.getByRole('button', { name: 'Add label' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Spam & Scams')
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue('spam-scams')
  await page.getByLabel('Definition').fill('Unwanted advertising, or a trick to get money or data.')
  await page.getByRole('dialog').getByRole('button', { name: 'Add label' }).click()

  await page.getByRole('button', { name: 'Privacy', exact: true }).focus()
  for (const key of ['Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowDown']) await page.keyboard.press(key)
  await expect(page.getByText('Privacy is now at place 5 of 16')).toBeAttached()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await page.reload()

  await page.getByRole('button', { name: 'Review and publish' }).click()
  const changes = page.getByRole('dialog').getByRole('list', { name: 'Changes' }).getByRole('listitem')
  await expect(changes.filter({ hasText: 'Renamed' })).toContainText('Hate speech')
  await expect(changes.filter({ hasText: 'Retired' })).toContainText('Elections')
  await expect(changes.filter({ hasText: 'Added' })).toContainText('Spam & Scams')
  await expect(changes.filter({ hasText: 'Moved' })).toHaveCount(1)
  await page.getByLabel('Note').fill('Elections are over')
  await page.getByRole('button', { name: 'Publish version 2' }).click()

  await expect(page.getByRole('button', { name: 'Add label' })).toHaveAccessibleDescription(
    'Version 2 is published and never changes: draft the next one',
  )
  await page.getByRole('button', { name: 'Hate speech', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Hate speech' })).toContainText('never changes')
  await expect(page.getByRole('button', { name: 'Save label' })).toHaveCount(0)
  await expectAccessible(page)
})

test('a dataset is mapped to another policy only after its walk was read, saved and applied', async ({
  page,
  project,
  api,
}) => {
  const { data: to } = await (
    await api.post(`/api/v1/projects/${project.id}/policies/adoptions`, { data: { key: 'binary' } })
  ).json()
  const { data: from } = await (
    await api.post(`/api/v1/projects/${project.id}/policies/adoptions`, { data: { key: 'moderation-starter' } })
  ).json()
  await page.goto(`/projects/${project.id}/policy/cross-walks`)
  await expect(page.getByRole('heading', { name: 'No cross-walk yet' })).toBeVisible()
  await page.getByRole('combobox', { name: 'From' }).click()
  await page.getByRole('option', { name: 'Moderation starter v1' }).click()
  await page.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: 'Safe or unsafe v1' }).click()
  await page.getByRole('button', { name: 'Open walk' }).click()
  await page.waitForURL(`**/cross-walks/${from.versionId}/${to.versionId}`)

  await expect(page.getByText('Suggested by polarity')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Apply to a dataset' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Save walk' }).click()
  await expect(page.getByText('number 1', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Apply to a dataset' }).click()
  await page.getByRole('button', { name: /^Map / }).click()
  await page.waitForURL(/\/(runs\/|policy$)/)
  await page.goto(`/projects/${project.id}/policy`)
  await expect(
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Safe or unsafe' }) }),
  ).toContainText('User prompts')
})

test('a viewer reads policies and is told why they cannot change them', async ({ project, api, browser, baseURL }) => {
  const { data } = await (
    await api.post(`/api/v1/projects/${project.id}/policies/adoptions`, { data: { key: 'young-child' } })
  ).json()
  const page = await joinAs('viewer', project, { api, browser, baseURL })
  await page.goto(`/projects/${project.id}/policy`)
  await expect(page.getByRole('button', { name: 'New policy' })).toHaveAccessibleDescription(
    'Curators and owners change policies',
  )
  await expectAccessible(page)
  await page.goto(`/projects/${project.id}/policy/${data.policyId}`)
  await expect(page.getByRole('button', { name: 'Draft version 2' })).toHaveAccessibleDescription(
    'Curators and owners change policies',
  )
  await page.getByRole('button', { name: 'Suitable', exact: true }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Suitable' })).toContainText(
    'A child of about five can hear this alone',
  )
  await page.context().close()
})
