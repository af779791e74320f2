import type { APIRequestContext, Page } from '@playwright/test'
import { expect, expectAccessible, joinAs, type StoryProject, test } from './fixtures'

const at = (project: { id: string }, path = '') => `/projects/${project.id}/generation${path}`
const grid = (page: Page) => page.getByRole('grid', { name: 'Rows to write' })
const kept = (page: Page) => page.getByRole('progressbar', { name: /^Progress of/ })

async function people(api: APIRequestContext, project: StoryProject) {
  const texts = Array.from({ length: 80 }, (_, index) => `A rower number ${index} who posts about boats and buns`)
  const data = { text: texts.join('\n'), group: 'Rowers' }
  expect((await api.post(`/api/v1/projects/${project.id}/personas`, { data })).status()).toBe(201)
}
async function start(api: APIRequestContext, project: StoryProject, more: object) {
  const models = (await (await api.get(`/api/v1/projects/${project.id}/models`)).json()).data
  const data = { datasetId: project.datasetId, template: 'persona-content', models: [models[0].id], ...more }
  const response = await api.post(`/api/v1/projects/${project.id}/generation`, { data })
  expect(response.status()).toBe(201)
  return (await response.json()).data.runId as string
}

test('from the demo project, a gap of 60 rows is filled, and the balance changes', async ({ page, api }) => {
  test.setTimeout(90_000)
  const projects = (await (await api.get('/api/v1/projects')).json()).data as { id: string; name: string }[]
  const demo = projects.find(({ name }) => name === 'Demo')
  test.skip(!demo, 'there is no demo project here')
  await page.goto(`/projects/${demo?.id}`)
  await page.getByRole('link', { name: 'Fill the gaps' }).click()
  await expect(page.getByRole('heading', { name: 'New generation' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Start, write \d+ rows/ })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('spinbutton', { name: 'Rows to fill the gaps with' }).fill('60')
  await page.getByRole('button', { name: 'Fill the gaps' }).click()
  await expect(page.getByRole('button', { name: /^Start, write 60 rows/ })).toBeVisible()
  await expect(page.getByText('simulated, free')).toBeVisible()
  const label = grid(page).getByRole('row', { name: /^Self-harm/ })
  const before = await label.getByRole('gridcell').last().innerText()

  await page.keyboard.press('e')
  const examples = page.getByRole('list', { name: 'Examples' }).getByRole('listitem')
  await expect(examples).toHaveCount(3, { timeout: 15_000 })
  await expect(examples.first()).toContainText(/Self-harm & Suicide|Spam & Scams|Privacy & Personal Data/)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: /^Generation \d+/ })).toBeVisible()
  await expect(kept(page)).toHaveAttribute('aria-valuenow', '60', { timeout: 30_000 })
  await expect(page.getByText('Done', { exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Latest rows' }).getByRole('link')).not.toHaveCount(0)
  await expectAccessible(page)

  await page.goto(at({ id: demo?.id ?? '' }, '/new'))
  await expect(label.getByRole('gridcell').last()).not.toHaveText(before)
})

test('questions are written from a page of this machine, and each says where it is from', async ({
  page,
  api,
  project,
}) => {
  await page.goto(`/projects/${project.id}/sources/new?from=pages`)
  await page.getByLabel('Addresses').fill(`${process.env.ASSAY_E2E_PAGES}/locks`)
  await page.getByRole('textbox', { name: /^Name/ }).fill('Locks of the canal')
  await page.getByLabel('Seconds between two requests').fill('0.1')
  await page.getByRole('button', { name: 'Fetch the pages' }).click()
  await expect(page.getByText('Lock 1 of the canal is filled by hand').first()).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Write from it' }).click()
  await expect(page.getByRole('button', { name: 'Template User prompt Q&A' })).toBeVisible()
  for (const label of ['Safe', 'Spam & Scams']) {
    await grid(page).getByRole('gridcell', { name: label }).click()
    await page.keyboard.type('3')
  }
  await expect(page.getByRole('button', { name: /^Start, write 6 rows/ })).toBeVisible()
  // Fast fingers and a slow way: what is typed while the page of the run is on its way calls it off no more, and there is one run.
  await page.route(/\/generation\/[0-9a-f-]{36}\?_rsc=/, async (route) => {
    await page.keyboard.type('5')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await route.continue()
  })
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: /^Generation \d+/ })).toBeVisible({ timeout: 20_000 })
  const runs = await api.get(`/api/v1/projects/${project.id}/runs?kind=generate`)
  expect((await runs.json()).data).toHaveLength(1)
  await expect(kept(page)).toHaveAttribute('aria-valuenow', '6', { timeout: 30_000 })
  await page.getByRole('list', { name: 'Latest rows' }).getByRole('link').first().click()
  // The pair as a model learns it: the question names the rules and the text, the answer a verdict.
  const said = page.getByRole('definition')
  await expect(said.filter({ hasText: /^(safe|unsafe\s+spam-scams)$/ })).toBeVisible()
  await expect(said.filter({ hasText: 'Locks of the canal' }).first()).toBeVisible()
  await expect(page.getByText('Tainted', { exact: true }).first()).toBeVisible()
})

test('what makes a plan impossible is said on the buttons that would carry it out, and ends with it', async ({
  page,
  project,
}) => {
  await page.goto(at(project, '/new?template=gone'))
  await grid(page).getByRole('gridcell', { name: 'Spam & Scams' }).click()
  await page.keyboard.type('5')
  const buttons = [/^Start, write 5 rows/, /^Three examples/].map((name) => page.getByRole('button', { name }))
  for (const button of buttons) {
    await expect(button).toHaveAccessibleDescription('Template not found')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  }
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('tooltip')).toHaveText('Template not found')
  await page.getByRole('button', { name: 'Template Choose' }).click()
  await page.getByRole('combobox', { name: 'Template' }).click()
  await page.getByRole('option', { name: 'Persona content' }).click()
  for (const button of buttons) await expect(button).not.toHaveAttribute('aria-disabled', 'true')
})

test('the grid is filled by keyboard, and a reload finds it as it was', async ({ page, api, project }) => {
  await people(api, project)
  await page.goto(at(project, '/new'))
  await expect(page.getByRole('button', { name: /^Start, write 0 rows/ })).toHaveAttribute('aria-disabled', 'true')
  const cell = (name: string) => grid(page).getByRole('gridcell', { name })
  await cell('Spam & Scams, all personas').click()
  await page.keyboard.type('12')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('7')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(cell('Privacy & Personal Data Exposure, all personas: off')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Start, write 19 rows/ })).toBeVisible()
  await expect(page.getByText(/^from the prompt/)).toBeVisible()
  await expect(page).toHaveURL(/cells=.*privacy.*off/)
  await page.reload()
  await expect(page.getByRole('button', { name: /^Start, write 19 rows/ })).toBeVisible()
  await expect(cell('Privacy & Personal Data Exposure, all personas: off')).toBeVisible()
  await page.getByRole('button', { name: 'Personas 80' }).click()
  await page.getByRole('checkbox', { name: 'Rowers' }).click()
  await page.keyboard.press('Escape')
  await expect(grid(page).getByRole('columnheader', { name: 'Rowers' })).toBeVisible()
  await page.getByRole('button', { name: 'Topics and languages' }).press('Enter')
  const spread = page.getByRole('dialog', { name: 'Topics and languages' })
  await spread.getByRole('textbox', { name: 'Topics' }).fill('Boats\nBuns')
  await spread.getByRole('textbox', { name: 'Languages' }).fill('en, dutch')
  await page.keyboard.press('Tab')
  await expect(spread.getByText('“dutch” is not one of these: write en, nl or pt-BR')).toBeVisible()
  await spread.getByRole('textbox', { name: 'Languages' }).fill('en, nl')
  await expect(spread.getByText('is not one of these')).toBeHidden()
  await expect(spread).toBeVisible()
  await spread.getByRole('checkbox', { name: 'A column for each topic' }).press('Space')
  await spread.getByRole('checkbox', { name: 'A column for each language' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(grid(page).getByRole('columnheader', { name: /^Rowers Boats, / })).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^Start, write 19 rows/ })).toBeVisible()
  await cell('Safe, Rowers, Buns, Dutch').click()
  await page.keyboard.type('4')
  await expect(page.getByRole('button', { name: /^Start, write 23 rows/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('cell', { name: 'Rowers, Buns, nl' }).first()).toBeVisible()
  await expect(kept(page)).toHaveAttribute('aria-valuenow', '23', { timeout: 30_000 })
})

test('a model that declines is counted by label, and what was not kept is kept aside', async ({
  page,
  api,
  project,
}) => {
  await people(api, project)
  const runId = await start(api, project, {
    cells: [{ label: 'privacy', count: 20 }],
    rehearse: { fault: 'refuse', rate: 0.4 },
  })
  await page.goto(at(project, `/${runId}`))
  await expect(kept(page)).toHaveAttribute('aria-valuenow', '20', { timeout: 30_000 })
  await expect(page.getByText('simulator, Privacy & Personal Data Exposure')).toBeVisible()
  await page.getByRole('link', { name: 'Show rows: Model declined' }).click()
  const rows = page.getByRole('table', { name: 'Rows' })
  await expect(rows.getByText('Declined by simulator').first()).toBeVisible()
  await page.reload()
  await expect(rows.getByText('Declined by simulator').first()).toBeVisible()
  // The same from the side of the cell.
  await page.getByRole('link', { name: /^\d+ not kept of Privacy/ }).click()
  await expect(page.getByRole('link', { name: 'Of all cells' })).toBeVisible()
  await expect(rows.getByText('Declined by simulator').first()).toBeVisible()
  await expectAccessible(page)
  const declined = page.getByRole('link', { name: /^\d+ declined by simulator of Privacy/ })
  const many = Number(await declined.textContent())
  await declined.click()
  await expect(page.getByText('Declined by simulator, Privacy & Personal Data Exposure', { exact: true })).toBeVisible()
  await expect(rows.getByRole('row')).toHaveCount(1 + many)
})

test('a run is paused, goes on, stops at its cap, goes on with a higher one, and is cancelled', async ({
  page,
  api,
  project,
}) => {
  await people(api, project)
  const runId = await start(api, project, {
    cells: [{ label: 'safe', count: 300 }],
    rehearse: { fault: 'slow', rate: 0.9 },
    caps: { calls: 200 },
  })
  await page.goto(at(project, `/${runId}`))
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The cap of 200 calls is reached' })).toBeVisible({
    timeout: 40_000,
  })
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Raise the cap and go on' }).click()
  await page.getByRole('dialog').getByLabel('Calls').fill('5000')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Running', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the run' }).click()
  const counts = async () => (await (await api.get(`/api/v1${at(project, `/${runId}`)}`)).json()).data.counts
  await expect.poll(async () => (await counts()).cancelled).toBeGreaterThan(0)
  const { asked, kept: done, notKept, failed, cancelled, waiting } = await counts()
  expect(done + notKept + failed + cancelled + waiting).toBe(asked)
})

test('failures are told by class', async ({ page, api, project }) => {
  await people(api, project)
  const runId = await start(api, project, {
    cells: [{ label: 'safe', count: 10 }],
    rehearse: { fault: 'fail', rate: 0.5 },
  })
  await page.goto(at(project, `/${runId}`))
  await expect(kept(page)).toHaveAttribute('aria-valuenow', '10', { timeout: 30_000 })
  // On a small screen what is pressed stands far below the rows it asks for.
  await page.setViewportSize({ width: 390, height: 700 })
  await page.getByRole('link', { name: 'Show rows: Request refused' }).click()
  const rows = page.getByRole('table', { name: 'Rows' })
  await expect(rows.getByText('Request refused').first()).toBeInViewport()
  const text = rows.getByRole('row').nth(1).getByRole('cell').first()
  expect((await text.boundingBox())?.width).toBeGreaterThan(160)
})

test('an empty room says what comes next; a viewer looks and cannot start', async ({
  page,
  api,
  browser,
  baseURL,
  project,
}) => {
  await page.goto(at(project))
  await expect(page.getByText('Nothing generated yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Fill the gaps' }).click()
  await expect(page.getByRole('heading', { name: 'New generation' })).toBeVisible()
  const viewer = await joinAs('viewer', project, { api, browser, baseURL })
  await viewer.goto(at(project, '/new?label=safe&count=5'))
  await expect(viewer.getByRole('button', { name: /^Start, write 5 rows/ })).toHaveAttribute('aria-disabled', 'true')
  // As many columns as there may be: the plan is too long for most servers' addresses, and a reload finds it all the same.
  const topics = Array.from({ length: 60 }, (_, index) => `A topic of some length, the ${index}.`)
  const columns = topics.map((topic) => encodeURIComponent(`*|${encodeURIComponent(`t=${topic}`)}`))
  const cells = ['safe', 'spam-scams', 'privacy', 'self-harm'].flatMap((label) =>
    columns.map((column) => `${label}.${column.replaceAll('.', '%2E')}.2`),
  )
  const long = new URLSearchParams({ by: 'topic', groups: '*', topics: topics.join('\n'), cells: cells.join('!') })
  await page.goto(at(project, `/new?${long}`))
  await expect(page.getByRole('button', { name: /^Start, write 480 rows/ })).toBeVisible()
  await expect(page.getByText(/^from the prompt/)).toBeVisible()
})
