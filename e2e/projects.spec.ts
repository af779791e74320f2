import { readdirSync } from 'node:fs'
import { expect, expectAccessible, joinAs, test } from './fixtures'

test('a keeper makes a project, and it is ready to work in', async ({ page }) => {
  const name = `Harbour forum ${Math.random().toString(36).slice(2, 6)}`
  await page.goto('/projects')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { name: 'User prompts' })).toBeVisible()
  await expect(page.getByText('Policy Moderation starter v1, 4 labels')).toBeVisible()
  await page.goto('/projects')
  await expect(page.getByRole('link', { name })).toBeVisible()
})

test('a project is renamed, archived and brought back', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/settings`)
  const name = `${project.name} renamed`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Project renamed', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Archive project' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Archive project' }).click()
  await expect(page.getByRole('button', { name: 'Restore project' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore project' }).click()
  await expect(page.getByText('Project restored', { exact: true })).toBeVisible()

  await page.goto(`/projects/${project.id}/audit`)
  const changes = page.getByRole('list', { name: 'Changes' })
  for (const act of ['Project restored', 'Project archived', 'Project renamed', 'Project created'])
    await expect(changes.getByText(act, { exact: true })).toBeVisible()
  await expect(changes.getByText(name).first()).toBeVisible()
})

test('a second dataset is made and shown by the switcher in the address', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/settings`)
  await page.getByRole('button', { name: 'New dataset' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Answers')
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Response/ })
    .click()
  await page.getByRole('button', { name: 'Create dataset' }).click()
  await expect(
    page.getByRole('table', { name: 'Datasets' }).getByRole('cell', { name: 'Answers', exact: true }),
  ).toBeVisible()

  await page.goto(`/projects/${project.id}`)
  await page.getByRole('button', { name: /User prompts/ }).click()
  await page.getByRole('menuitem', { name: /Answers/ }).click()
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
  await expect(page).toHaveURL(/dataset=/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
})

test('a viewer sees why they cannot change the project', async ({ project, api, browser, baseURL }) => {
  const page = await joinAs('viewer', project, { api, browser, baseURL })
  await page.goto(`/projects/${project.id}/settings`)
  const save = page.getByRole('button', { name: 'Save' })
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  // A pointer that rests there before the page can answer says nothing yet.
  await expect(async () => {
    await page.mouse.move(0, 0)
    await save.hover()
    await expect(page.getByRole('tooltip')).toHaveText('Owners change the project', { timeout: 2_000 })
  }).toPass()
})

test('the palette and the keys go everywhere', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}`)
  await expect(page.getByRole('heading', { name: 'User prompts' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('audit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: /Keys/ })).toBeVisible()
})

test('what is not there says so and offers a way on', async ({ page, stranger, project }) => {
  await page.goto('/projects/01990000-0000-7000-8000-000000000000')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await page.goto(`/projects/${project.id}/runs/not-a-run`)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  const pages = readdirSync('app/projects/[projectId]', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /Id\].*page\.tsx$/.test(file),
  )
  expect(pages.length).toBeGreaterThan(10)
  for (const id of ['agreement', '01990000-0000-7000-8000-000000000000'])
    for (const file of pages) {
      const path = file.replace(/\/?page\.tsx$/, '').replace(/\[\w+\]/g, id)
      expect.soft((await page.request.get(`/projects/${project.id}/${path}`)).status(), path).toBe(404)
    }
  await stranger.goto(`/projects/${project.id}/runs`)
  await expect(stranger).toHaveURL(/\/sign-in\?callbackUrl=/)
})

test('every screen of the house keeps the accessibility rules in both themes', async ({ page, project }) => {
  for (const path of [
    '/projects',
    `/projects/${project.id}`,
    `/projects/${project.id}/settings`,
    `/projects/${project.id}/audit`,
    `/projects/${project.id}/runs`,
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  }
})

test('pages carry the headers that keep other sites out', async ({ page }) => {
  const response = await page.goto('/projects')
  const headers = response?.headers() ?? {}
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['x-powered-by']).toBeUndefined()
})
