import { expect, expectAccessible, joinAs, test } from './fixtures'

test('a built-in template is changed, previewed with a persona of the project, saved as a version, and compared', async ({
  page,
  api,
  project,
}) => {
  const baker = 'A baker in Ghent who writes in small letters'
  await api.post(`/api/v1/projects/${project.id}/personas`, { data: { text: baker } })
  await page.goto(`/projects/${project.id}/templates`)
  await expect(page.getByRole('table', { name: 'Templates' }).getByRole('row')).toHaveCount(10)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Persona content' }).click()

  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText(baker)
  await expect(preview).toContainText('Spam & Scams')
  await expect(page.getByText(/^\d+ tokens$/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Price of 1,000 rows' })).toContainText('simulated, free')
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await prompt.fill('As {{persona}}, write on {{weather}}')
  await expect(
    page.getByRole('alert').filter({ hasText: 'There is no {{weather}} in a content template' }),
  ).toBeVisible()
  await prompt.fill('As {{persona}}, write on {{topic}}. It has to be {{label_name}}. ')
  await page.getByRole('button', { name: 'label', exact: true }).click()
  await expect(prompt).toHaveValue(/\{\{label\}\}$/)
  await page.getByRole('combobox', { name: 'Label' }).click()
  await page.getByRole('option', { name: 'Safe' }).click()
  await expect(preview).toContainText(`As ${baker}, write on anything. It has to be Safe. safe`)

  await page.getByRole('button', { name: 'Add an example' }).click()
  await page.getByRole('textbox', { name: 'Example 1' }).fill('Win a boat today')
  await expect(preview).toContainText('(spam-scams) Win a boat today')
  await page.getByRole('textbox', { name: 'What changed' }).fill('Shorter')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('Persona content saved as version 2', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/templates\/[0-9a-f-]{36}/)
  await page.getByRole('link', { name: 'What changed in version 2' }).click()
  await expect(page.getByRole('region', { name: 'Examples' })).toContainText('Win a boat today')
  await page.reload()
  await expect(page.getByRole('region', { name: 'Prompt', exact: true })).toContainText('As {{persona}}')
  await expectAccessible(page)
})

test('a template of one’s own is made, renamed, archived and brought back; a viewer only reads', async ({
  page,
  api,
  browser,
  baseURL,
  project,
}) => {
  const room = `/projects/${project.id}/templates`
  await page.goto(room)
  await page.getByRole('button', { name: 'New template' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Shop questions')
  await page.getByRole('combobox', { name: 'What it writes' }).click()
  await page.getByRole('option', { name: 'User prompt pair' }).click()
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page.getByRole('heading', { name: 'Shop questions' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Question format' })).toHaveValue(/\{CONVERSATION\}/)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Paraphrase')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { name: 'Paraphrase', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(page.getByText(/archived$/)).toBeVisible()
  await page.goto(`${room}?archived=true`)
  await page.getByRole('link', { name: 'Paraphrase' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Restore' }).click()
  await expect(page.getByText(/archived$/)).toBeHidden()

  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  await viewer.goto(`${room}/paraphrase`)
  await expect(viewer.getByRole('button', { name: /Save as version/ })).toHaveAttribute('aria-disabled', 'true')
})
