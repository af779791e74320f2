import type { APIRequestContext, Page } from '@playwright/test'
import { addTexts, expect, expectAccessible, holdScripts, notice, test, type StoryProject } from './fixtures'

// Nothing that moves is looked at here.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const rice = 'How long does brown rice keep in the fridge once it is cooked, and can I freeze it in small portions?'
const bike = 'My bicycle chain slips when I climb in the lowest gear. Is the chain worn or the cassette?'
const tent = 'Which pegs hold a light tent on a windy beach, and how deep do they have to go into dry sand?'

async function addCopies(api: APIRequestContext, { id, datasetId }: StoryProject) {
  const samples = [
    { prompt: rice, labels: ['safe'] },
    { prompt: `${rice} `, labels: ['safe'], response: '' },
    { prompt: bike, labels: ['safe'] },
    { prompt: bike.replace('lowest', 'second'), labels: ['spam-scams'] },
    { prompt: tent, labels: ['safe'] },
    { prompt: tent.replace('windy', 'stormy'), labels: ['safe'] },
  ]
  const added = await api.post(`/api/v1/projects/${id}/samples`, { data: { dataset: datasetId, samples } })
  expect((await added.json()).data.added).toBe(6)
}

async function findDuplicates(page: Page, project: StoryProject) {
  await page.goto(`/projects/${project.id}/duplicates`)
  await page.getByRole('button', { name: 'Find duplicates' }).click()
  await expect(page.getByRole('listbox', { name: 'Groups' })).toBeVisible({ timeout: 30_000 })
}

test('a script asks whether a text is there already, before it adds it', async ({ api, project }) => {
  await addTexts(api, project, 3)
  const asked = await api.post(`/api/v1/projects/${project.id}/duplicates/look-ups`, {
    data: { texts: [{ prompt: 'what is a good name for  boat number 2?' }, { prompt: 'How deep is the harbour?' }] },
  })
  expect(asked.status()).toBe(200)
  expect((await asked.json()).data.copies).toEqual([{ sampleId: expect.any(String), similarity: 1 }, null])
})

test('a conflict is resolved by one key, taken back by another, and kept as a contrast by a third', async ({
  page,
  api,
  project,
}) => {
  await page.goto(`/projects/${project.id}/duplicates`)
  await expect(page.getByText('No samples in User prompts yet')).toBeVisible()
  await addCopies(api, project)
  await findDuplicates(page, project)
  const lanes = page.getByRole('navigation', { name: 'Lanes' })
  await expect(lanes.getByRole('link', { name: 'Contrast or conflict 1' })).toBeVisible()
  const second = page.getByRole('article', { name: 'Member 2' })
  await expect(second.getByRole('insertion')).toHaveText('second')
  await expect(second.getByRole('deletion')).toHaveText('lowest')
  await expect(second.getByText('Spam & Scams')).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('2')
  await expect(notice(page, 'All are Spam & Scams now')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('No copies whose labels differ')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('z')
  await expect(second.getByText('Spam & Scams')).toBeVisible({ timeout: 20_000 })

  await page.getByRole('listbox', { name: 'Groups' }).getByRole('option').click()
  await page.keyboard.press('e')
  await expect(lanes.getByRole('link', { name: 'Kept 1' })).toBeVisible({ timeout: 20_000 })
  // It left; whoever kept it stays where they are.
  await expect(lanes.getByRole('link', { name: 'Contrast or conflict 0' })).toHaveAttribute('aria-current', 'page')
  await lanes.getByRole('link', { name: 'Kept 1' }).click()
  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(lanes.getByRole('link', { name: 'Contrast or conflict 1' })).toBeVisible()
})

test('exact copies are collapsed at once, and brought back', async ({ page, api, project }) => {
  await addCopies(api, project)
  await findDuplicates(page, project)
  await page.getByRole('link', { name: 'Copies 2' }).click()
  const groups = page.getByRole('listbox', { name: 'Groups' })
  await expect(groups.getByRole('option')).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Likeness' }).click()
  await page.getByRole('option', { name: 'Near only' }).click()
  await expect(groups.getByRole('option')).toHaveCount(1)
  await page.reload()
  await expect(groups.getByRole('option')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Likeness' }).click()
  await page.getByRole('option', { name: 'Exact and near' }).click()

  await page.getByRole('button', { name: 'Collapse 1 exact' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Collapse 1 exact' }).click()
  await expect(notice(page, '1 sample taken out')).toBeVisible({ timeout: 20_000 })
  await expect(groups.getByRole('option')).toHaveCount(1)
  await expectAccessible(page)
  await page.keyboard.press('z')
  await expect(notice(page, '1 sample put back')).toBeVisible({ timeout: 20_000 })
  await expect(groups.getByRole('option')).toHaveCount(2, { timeout: 20_000 })

  await groups.getByRole('option', { name: /pegs/ }).click()
  await page.keyboard.press('m')
  await expect(groups.getByRole('option')).toHaveCount(1, { timeout: 20_000 })
})

test('a sample names its near copies, and leads to their group, however large that is', async ({
  page,
  api,
  project,
}) => {
  await addTexts(api, project, 60)
  await addCopies(api, project)
  await findDuplicates(page, project)
  await page.goto(`/projects/${project.id}/samples`)
  await page.getByRole('grid', { name: 'Samples' }).getByText('stormy beach').click()
  await expect(page.getByRole('link', { name: /windy beach.*\.\d\d$/ })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Open the group' }).click()
  await expect(page.getByRole('article', { name: 'Member 2' }).getByRole('insertion')).toHaveText('stormy')

  const groups = page.getByRole('listbox', { name: 'Groups' })
  await expect(groups.getByRole('option', { name: /pegs/ })).toHaveAttribute('aria-selected', 'true')
  await groups.getByRole('option', { name: /boat number/ }).click()
  await expect(
    page.getByText('The first 50 of 60 are shown. The best of all is found when they are merged.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Merge: take out all but the best' }).click()
  await expect(notice(page, '59 samples taken out')).toBeVisible({ timeout: 20_000 })
})

test('a group larger than what is shown is relabelled and flagged whole, taken back, and opens as samples', async ({
  page,
  api,
  project,
}) => {
  await addTexts(api, project, 60)
  const at = `/api/v1/projects/${project.id}/samples`
  const [sample] = (await (await api.get(at)).json()).data.samples
  const decision = { revision: 1, act: 'label', labels: ['spam-scams'] }
  expect((await api.post(`${at}/${sample.id}/decisions`, { data: decision })).status()).toBe(201)
  await findDuplicates(page, project)
  await expect(page.getByText('The first 50 of 60 are shown.')).toBeVisible()
  // Fast fingers: it is done once.
  for (const _ of [1, 2]) await page.keyboard.press('2')
  await expect(notice(page, '59 samples relabelled')).toBeVisible({ timeout: 20_000 })
  const runs = await api.get(`/api/v1/projects/${project.id}/runs?kind=bulk-label`)
  expect((await runs.json()).data).toHaveLength(1)
  await page.keyboard.press('z')
  await expect(notice(page, '59 samples as before')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Flag all 60 for review' }).click({ timeout: 20_000 })
  await expect(notice(page, '60 samples flagged for review')).toBeVisible({ timeout: 20_000 })
  // While that is under way once more nothing else begins, and says so.
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/api\/v1\/projects\/[^/]+\/runs\/[^/]+$/, async (route) => {
    await released
    await route.continue()
  })
  const flag = page.getByRole('button', { name: 'Flag all 60 for review' })
  await flag.click()
  const keep = page.getByRole('button', { name: 'Keep the contrast' })
  await expect(keep).toHaveAccessibleDescription('Something else is under way', { timeout: 20_000 })
  await expect(flag).toHaveAttribute('aria-busy', 'true')
  await page.keyboard.press('z')
  await expect(notice(page, 'Something else is under way')).toBeVisible()
  release()
  // It changed nothing, and there is no way back from that.
  const nothing = page.getByRole('listitem').filter({ hasText: '0 samples flagged for review; 60 as they were' })
  await expect(nothing).toBeVisible({ timeout: 20_000 })
  await expect(nothing.getByRole('button')).toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See all 60 in Samples' }).click()
  await expect(page.getByText('Copies of one group')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '60 match' })).toBeVisible()
})

test('where a provider has an embedding model, copies in other words are found, join the lanes, and say so', async ({
  page,
  api,
  project,
}) => {
  const samples = [
    { prompt: 'Who can repair my bicycle quick before the ferry leaves on Friday?', labels: ['safe'] },
    { prompt: 'Before the Friday ferry leaves: who can fix my bike, and fast?', labels: ['spam-scams'] },
    { prompt: rice, labels: ['safe'] },
  ]
  await api.post(`/api/v1/projects/${project.id}/samples`, { data: { dataset: project.datasetId, samples } })
  await page.goto(`/projects/${project.id}/duplicates`)
  await page.getByRole('button', { name: 'Find duplicates' }).click()
  await expect(page.getByText('of which no provider here has one')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('No copies whose labels differ')).toBeVisible()
  await expect(page.getByRole('button', { name: 'By meaning' })).toBeHidden()

  const provider = await api.post(`/api/v1/projects/${project.id}/providers`, {
    data: {
      ...{ name: 'Local', preset: 'compatible', address: process.env.ASSAY_E2E_MODELS, inFlight: 4 },
      ...{ requestsPerMinute: null, tokensPerMinute: null, key: 'a key' },
      models: [{ name: 'text-embedding-small', priceIn: 1, priceOut: 0, jsonSchema: false }],
    },
  })
  expect(provider.status()).toBe(201)
  const arrive = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  await expect(page.getByText('Copies by meaning were not looked for yet')).toBeVisible()
  // Pressed before the page can answer: the press is made when it can, and is not lost.
  const pressed = page.getByRole('button', { name: 'By meaning' }).click()
  await arrive()
  await pressed
  const dialog = page.getByRole('dialog', { name: 'Find copies by meaning' })
  await expect(dialog.getByRole('combobox', { name: 'Embedding model' })).toContainText('text-embedding-small')
  await dialog.getByRole('combobox', { name: 'Alike from' }).click()
  await page.getByRole('option', { name: '0.8', exact: true }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Look for them' }).click()

  const group = page.getByRole('listbox', { name: 'Groups' }).getByRole('option')
  await expect(group).toContainText('meaning', { timeout: 30_000 })
  await expect(page.getByText('Alike in meaning', { exact: true })).toBeVisible()
  await expect(
    page.getByText(/Copies by meaning were looked for .* with text-embedding-small from 0\.80 on: 1 group/),
  ).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByRole('navigation', { name: 'Lanes' }).getByRole('link', { name: 'Kept 1' })).toBeVisible()
})
