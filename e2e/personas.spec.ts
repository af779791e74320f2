import { expect, expectAccessible, joinAs, test } from './fixtures'

const personasOf = (project: { id: string }) => `/projects/${project.id}/personas`

test('starters are added, searched, tagged, retired and brought back', async ({ page, project }) => {
  await page.goto(personasOf(project))
  await expect(page.getByText('No persona yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Look at the starters' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add personas' })
  await dialog.getByRole('button', { name: 'care', exact: true }).click()
  await expect(dialog.getByText('20 chosen')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'care', exact: true }).click()
  await dialog.getByRole('button', { name: 'Add 200 starters' }).click()
  await expect(page.getByText('200 personas added', { exact: true })).toBeVisible()

  const table = page.getByRole('table', { name: 'Personas' })
  await page.getByRole('searchbox', { name: 'Search personas' }).fill('cardi')
  await expect(page).toHaveURL(/search=cardi/)
  await expect(page.getByRole('status').filter({ hasText: 'match' })).toContainText('1 match')
  await expect(table.getByRole('button', { name: /night-shift nurse/i })).toBeVisible()
  await page.reload()
  await expect(table.getByRole('button', { name: /night-shift nurse/i })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear all' }).click()

  await page.getByRole('group', { name: 'Work' }).getByRole('checkbox', { name: 'Care' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'match' })).toContainText('20 match')
  await table.getByRole('checkbox', { name: 'Choose all on this page' }).click()
  const acts = page.getByRole('toolbar', { name: 'Acts on what is chosen' })
  await acts.getByRole('button', { name: 'Tag' }).click()
  await page.getByRole('dialog').getByLabel('Tag', { exact: true }).fill('ward')
  await page.getByRole('dialog').getByRole('button', { name: 'Add tag' }).click()
  await expect(page.getByText('20 personas tagged ward', { exact: true })).toBeVisible()

  await page.getByRole('group', { name: 'Tags' }).getByRole('checkbox', { name: 'Ward' }).click()
  await table.getByRole('checkbox', { name: 'Choose all on this page' }).click()
  await acts.getByRole('button', { name: 'Retire' }).click()
  await expect(page.getByText('20 personas retired', { exact: true })).toBeVisible()
  await expect(page.getByText('180 in use')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByText('200 in use')).toBeVisible()
})

test('pasting shows what is new, repeated and unreadable before anything is written', async ({
  page,
  api,
  project,
}) => {
  await api.post(`/api/v1${personasOf(project)}`, { data: { text: 'A baker in Ghent' } })
  await page.goto(personasOf(project))
  await page.getByRole('button', { name: 'Add personas' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add personas' })
  await dialog.getByLabel('Personas', { exact: true }).fill('A nurse in Kano\na BAKER in ghent\nA nurse in Kano\nx')
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('1 new, 2 repeated, 1 unreadable')).toBeVisible()
  await expect(dialog.getByText('there already', { exact: true })).toBeVisible()
  await expect(dialog.getByText('as line 1', { exact: true })).toBeVisible()
  await expect(dialog.getByText('it is too short to be a persona', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add 1' }).click()
  await expect(page.getByText('1 persona added; 2 were there, 1 could not be read', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'A nurse in Kano' }).click()
  const sheet = page.getByRole('dialog', { name: 'Persona', exact: true })
  await sheet.getByLabel('Text', { exact: true }).fill('A night nurse in Kano')
  await sheet.getByLabel('New tag').fill('work:care')
  await sheet.getByLabel('New tag').press('Enter')
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'A night nurse in Kano' })).toBeVisible()
})

test('a file is read, shown and brought in', async ({ page, project }) => {
  await page.goto(personasOf(project))
  await page.getByRole('button', { name: 'Paste your own' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add personas' })
  await dialog.getByRole('tab', { name: 'File' }).click()
  const rows = [
    '{"persona": "A baker in Ghent"}',
    JSON.stringify({
      'input persona': '"A nurse in Kano"',
      'synthesized text': '"Help me"',
      description: 'instruction',
    }),
    '{broken',
  ]
  await dialog
    .getByLabel('File with personas')
    .setInputFiles({ name: 'persona.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(rows.join('\n')) })
  await expect(dialog.getByText('2 new, 0 repeated, 1 unreadable')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 2' }).click()
  await expect(page.getByRole('button', { name: 'A nurse in Kano' })).toBeVisible()
})

test('near copies stand side by side; one is retired, or both are kept', async ({ page, api, project }) => {
  const text = 'A night-shift nurse in Halifax who posts on her break and worries about the patient in bed nine'
  await api.post(`/api/v1${personasOf(project)}`, {
    data: { text: [text, text.replace('nine', 'ten'), text.replace('Halifax', 'Halifx')].join('\n') },
  })
  await page.goto(`${personasOf(project)}/copies`)
  await expect(page.getByRole('listitem', { name: /^Pair/ })).toHaveCount(3)
  await expectAccessible(page)
  await page.getByRole('listitem', { name: 'Pair 1' }).getByRole('button', { name: 'Keep both' }).click()
  await expect(page.getByRole('listitem', { name: /^Pair/ })).toHaveCount(2)
  await page.getByRole('listitem', { name: 'Pair 1' }).getByRole('button', { name: 'Retire this' }).last().click()
  await expect(page.getByText('1 persona retired', { exact: true })).toBeVisible()
})

test('the list goes by keyboard, and a viewer may look', async ({ page, api, project, browser, baseURL }) => {
  await api.post(`/api/v1${personasOf(project)}`, { data: { text: 'A baker in Ghent\nA nurse in Kano' } })
  await page.goto(personasOf(project))
  await expect(page.getByRole('button', { name: 'A nurse in Kano' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox', { name: 'Choose: A nurse in Kano' })).toBeChecked()
  await page.keyboard.press('r')
  await expect(page.getByText('1 in use')).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText('2 in use')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Persona', exact: true })).toBeVisible()

  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  await viewer.goto(personasOf(project))
  await expect(viewer.getByRole('button', { name: 'A nurse in Kano' })).toBeVisible()
  await expect(viewer.getByRole('button', { name: 'Add personas' })).toHaveAttribute('aria-disabled', 'true')
})
