import type { APIRequestContext, Page } from '@playwright/test'
import { expect, expectAccessible, test, type StoryProject } from './fixtures'

const scams = [
  'Your parcel is on hold. Verify your account within 24 hours',
  'CONGRATS, verify your account to claim a garden set',
  'Verify your account or lose it',
]
const fine = [
  'Why does the library app ask me to verify my account again?',
  'Which bus goes to the museum?',
  'A recipe for lentil soup, please',
  'What does \u202etpircs\u202c mean in <b>HTML</b>?',
]

async function fill(api: APIRequestContext, project: StoryProject) {
  const samples = [
    ...scams.map((prompt) => ({ prompt, labels: ['spam-scams'] })),
    ...fine.map((prompt) => ({ prompt, labels: ['safe'] })),
  ]
  const response = await api.post(`/api/v1/projects/${project.id}/samples`, { data: { samples } })
  expect(response.status()).toBe(201)
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Samples' })
const row = (page: Page, name: string) => grid(page).getByRole('row', { name })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Sample' })

async function open(page: Page, project: StoryProject) {
  await page.goto(`/projects/${project.id}/samples`)
  await expect(grid(page).getByRole('row').nth(1)).toBeVisible()
  await page.waitForLoadState('networkidle')
}

test('samples are found by words and labels, opened beside the list, and by an address of their own', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project)
  await open(page, project)
  await expect(grid(page).getByRole('row')).toHaveCount(8)

  await page.keyboard.press('/')
  await page.getByRole('searchbox', { name: 'Search samples' }).fill('"verify your account"')
  await expect(page.getByRole('status').filter({ hasText: 'match' })).toHaveText('3 match')
  await expect(grid(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: 'Clear search' }).click()

  await page.getByRole('checkbox', { name: 'Safe, 4' }).click()
  await expect(grid(page).getByRole('row')).toHaveCount(5)
  await row(page, 'Which bus goes').click()
  await expect(panel(page)).toContainText('Which bus goes to the museum?')
  await page.reload()
  await expect(panel(page)).toContainText('Which bus goes to the museum?')
  await expect(page.getByRole('checkbox', { name: 'Safe, 4' })).toBeChecked()
  await panel(page).getByRole('link', { name: 'Open as a page' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Sample [0-9a-f]/ })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Which bus goes to the museum?')
  await expectAccessible(page)
})

test('a text is text, and what cannot be seen in it is named', async ({ page, api, project }) => {
  await fill(api, project)
  await open(page, project)
  const odd = row(page, 'What does')
  await expect(odd).toContainText('<b>HTML</b>')
  await expect(odd).toContainText('U+202E')
})

test('by keyboard, with the keys of the desk: move, open, label in two steps, undo over a reload, reject, comment', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project)
  await open(page, project)
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText('New', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('2')
  const step = page.getByRole('group', { name: 'Label of this sample' })
  await expect(step.getByRole('button', { name: /Spam & Scams/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(step).toBeHidden()
  await page.keyboard.press('2')
  await page.keyboard.press('3')
  await expect(step).toBeHidden()
  await expect(panel(page)).toContainText('→')
  await expect(panel(page).getByText('Accepted', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('z')
  await expect(panel(page).getByText('New', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('1')
  await expect(panel(page).getByText('Accepted', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('d')
  await expect(panel(page).getByText('Rejected', { exact: true }).first()).toBeVisible()
  await page.reload()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('z')
  await expect(panel(page).getByText('Accepted', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('z')
  await expect(panel(page).getByText('New', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText('Accepted', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Comment' }).fill('Asked for every Sunday')
  await page.keyboard.press('Control+Enter')
  await expect(panel(page)).toContainText('Asked for every Sunday')
  await page.keyboard.press('l')
  await expect(page.getByRole('dialog', { name: 'Relabel this sample' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
})

test('all that match are relabelled as a run, and it is undone', async ({ page, api, project }) => {
  await fill(api, project)
  await open(page, project)
  await page.getByRole('checkbox', { name: 'Spam & Scams, 3' }).click()
  await expect(grid(page).getByRole('row')).toHaveCount(4)
  await expect(row(page, 'Verify your account or lose it')).toBeVisible()
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selected samples' })
  await expect(bar).toContainText('1 selected')
  await bar.getByRole('button', { name: 'Select all 3' }).click()
  await page.keyboard.press('l')
  await page.getByRole('dialog', { name: 'Relabel 3 samples' }).getByRole('button', { name: 'Safe' }).click()
  await expect(page.getByText('3 samples relabelled', { exact: true })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone: 3 samples relabelled', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('checkbox', { name: 'Spam & Scams, 3' })).toBeVisible()
})

test('a saved view survives a reload', async ({ page, api, project }) => {
  await fill(api, project)
  await open(page, project)
  await page.getByRole('checkbox', { name: 'Spam & Scams, 3' }).click()
  // What is saved is what stands in the address by now.
  await expect(page.getByRole('checkbox', { name: 'Spam & Scams, 3' })).toBeChecked()
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByLabel('Name').fill('Account scams')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Account scams' })
  await expect(tab).toHaveAttribute('aria-current', 'page')
  await page.goto(`/projects/${project.id}/samples`)
  await tab.click()
  await expect(grid(page).getByRole('row')).toHaveCount(4)
  await page.reload()
  await expect(tab).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('checkbox', { name: 'Spam & Scams, 3' })).toBeChecked()
})

test('texts hide behind a veil that is kept, and show one by one', async ({ page, api, project }) => {
  await fill(api, project)
  await open(page, project)
  await page.keyboard.press('b')
  await expect(grid(page)).not.toContainText('lentil soup')
  await page.reload()
  await expect(grid(page).getByRole('row').nth(1)).toBeVisible()
  await expect(grid(page)).not.toContainText('lentil soup')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('Text hidden')
  await page.keyboard.press('r')
  await expect(panel(page)).not.toContainText('Text hidden')
})

test('an empty dataset says how samples come, and one is written by hand', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/samples`)
  await expect(page.getByRole('heading', { name: 'No samples in User prompts yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'New sample' }).click()
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Is this text from the bank?')
  await page.getByRole('checkbox', { name: 'Safe' }).click()
  await page.getByRole('button', { name: 'Add sample' }).click()
  await expect(row(page, 'Is this text from the bank?')).toBeVisible()
})

test('the table, its panel and the bulk bar keep the rules of WCAG 2.2 AA in both themes', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project)
  await open(page, project)
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('heading', { name: 'History' })).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.getByRole('toolbar', { name: 'Selected samples' })).toContainText('1 selected')
  await expectAccessible(page)
})
