import { expect, expectAccessible, test } from './fixtures'

test('a wrapper is made, tried on a pasted text, and removed', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/sources/wrappers`)
  await expect(page.getByRole('table', { name: 'Wrappers' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'New wrapper' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Letter to the editor')
  await dialog.getByLabel('Key').fill('letter')
  await dialog.getByLabel('Before the request').fill('Dear editor, please answer this: ')
  await dialog.getByLabel('After the request').fill(' Yours, a reader')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Edit Letter to the editor' })).toBeVisible()

  await page
    .getByRole('textbox', { name: 'Text' })
    .fill('Dear editor, please answer this: Why is the sea salty? Yours, a reader')
  await page.getByRole('button', { name: 'Unwrap' }).click()
  await expect(page.getByText('Why is the sea salty?', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Text' }).fill('Why is the sky blue?')
  await page.getByRole('button', { name: 'Unwrap' }).click()
  await expect(page.getByText('No rule fits')).toBeVisible()

  await page.getByRole('button', { name: 'Remove Letter to the editor' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Edit Letter to the editor' })).toBeHidden()
})
