import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { mildExamples } from '../bin/testing/mild-texts'
import { frame } from '../lib/models/classifier/stand-alone'
import { openArtefact, trainClassifier } from '../lib/models/classifier/train-classifier'
import { expect, expectAccessible, notice, type StoryProject, takeSnapshot, test } from './fixtures'

const labelOf: Record<string, string> = { spam: 'spam-scams', privacy: 'privacy', insult: 'self-harm' }

async function fill(api: APIRequestContext, { id, datasetId }: StoryProject) {
  const samples = mildExamples(800).map(({ prompt, unsafe, labels }) => ({
    prompt,
    labels: [unsafe ? (labelOf[labels?.[0] ?? ''] ?? 'spam-scams') : 'safe'],
  }))
  const unread = mildExamples(60, { seed: 99 }).map(({ prompt }) => ({ prompt }))
  const data = { dataset: datasetId, samples: [...samples, ...unread] }
  const response = await api.post(`/api/v1/projects/${id}/samples`, { data })
  expect(response.status()).toBe(201)
}

/** In the open dialog; the report is there when it has learnt and was measured. */
async function trainNow(page: Page, version: string) {
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox', { name: 'Learns from' })).toContainText(`Snapshot ${version}`)
  await dialog.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'On the part it did not see' })).toBeVisible({ timeout: 30_000 })
}

test('the loop: recommended, trained on a snapshot, its errors sent to people, trained again and compared, tried and served', async ({
  page,
  api,
  project,
}) => {
  test.slow()
  await fill(api, project)
  const first = await takeSnapshot(api, project)
  await page.goto(`/projects/${project.id}/models`)
  await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Fine-tuned elsewhere' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was fine-tuned elsewhere yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Recommendations' }).click()
  await expect(page.getByRole('heading', { level: 3, name: /^Local classifier/ }).first()).toContainText('Recommended')
  await expect(page.getByRole('table', { name: 'The rules' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: /Llama/ })).toBeVisible()
  await page.getByRole('combobox', { name: 'Graphics card' }).click()
  await page.getByRole('option', { name: 'No card' }).click()
  await expect(page.getByRole('heading', { level: 3, name: /Llama/ })).toBeHidden()
  await expectAccessible(page)
  const kit = await api.get(`/api/v1/projects/${project.id}/models/kits?experiment=llama-3.2-1b-lora`)
  expect(kit.headers()['content-disposition']).toBe('attachment; filename="kit-llama-3-2-1b-lora.zip"')

  await page.getByRole('combobox', { name: 'From' }).click()
  await page.getByRole('option', { name: `Snapshot ${first.version}` }).click()
  await expect(page).toHaveURL(/snapshot=/)
  await page.getByRole('button', { name: 'Train', exact: true }).first().click()
  await trainNow(page, first.version)
  await expect(page.getByRole('heading', { level: 1, name: 'Classifier 1' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Measures' }).getByText('AUROC', { exact: true })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Labels' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('slider').focus()
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Use this threshold' }).click()
  await expect(notice(page, 'The threshold holds from now on')).toBeVisible()
  await page.getByRole('button', { name: 'Back to 0' }).click()
  await expect(page.getByRole('button', { name: 'Back to 0' })).toBeHidden()

  await page.getByRole('link', { name: 'See its errors' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Errors of Classifier 1' })).toBeVisible()
  await page.getByRole('link', { name: /Safe, called unsafe/ }).click()
  await expect(page).toHaveURL(/kind=overcalled/)
  await expect(page.getByRole('list', { name: 'Safe, called unsafe' }).getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox').first()).toBeChecked()
  await page.keyboard.press('x')
  await expect(page.getByRole('button', { name: 'Send this one to review' })).toBeEnabled()
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/review\?.*queue=/)
  await expect(page.getByRole('region', { name: 'Sample' })).toContainText(/\w{3}/)
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  const reviewed = async () =>
    (await (await api.get(`/api/v1/projects/${project.id}/samples?reviewed=yes`)).json()).data.samples
  await expect.poll(reviewed).toMatchObject([{ labels: ['spam-scams'], reviewed: true }])

  await page.goto(`/projects/${project.id}/models`)
  await page.getByRole('link', { name: 'Classifier 1' }).click()
  await page.getByRole('button', { name: 'Review what it is unsure of' }).click()
  await expect(page).toHaveURL(/\/review\?.*queue=/)
  const second = await takeSnapshot(api, project)
  await page.goto(`/projects/${project.id}/models`)
  await page.getByRole('link', { name: 'Classifier 1' }).click()
  await page.getByRole('button', { name: 'Train again' }).click()
  await trainNow(page, second.version)
  await expect(page.getByRole('heading', { level: 1, name: 'Classifier 2' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Classifier 1' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: /Classifier 1/ }).click()
  await expect(page.getByText(/texts in common/)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/texts in common/)).toBeVisible()

  await page.getByRole('link', { name: 'Try a text' }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill('please claim your free prize voucher now')
  await page.keyboard.press('Control+Enter')
  const said = page.getByRole('status', { name: 'What the model says' })
  await expect(said.getByText('Unsafe', { exact: true })).toBeVisible()
  await expect(said.getByTitle(/Towards unsafe/).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Many texts' }).click()
  await page.getByRole('textbox', { name: 'Texts' }).fill('onion soup and bread\nclaim your free prize voucher')
  await page.getByRole('button', { name: 'Score all' }).click()
  await expect(page.getByText('1 of 2 unsafe')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Scores' }).getByRole('row').nth(1)).toContainText('voucher')

  const [, model] = (await (await api.get(`/api/v1/projects/${project.id}/models/trained`)).json()).data
  const zip = await api.get(`/api/v1/projects/${project.id}/models/${model.id}/artefact`)
  expect(zip.headers()['content-disposition']).toBe('attachment; filename="classifier-1.zip"')
  await asOpenAiWould(api, project, model.id)
})

/** The model is asked as OpenAI's client asks, with a key of the project, which is dead with the next call when it is revoked. */
async function asOpenAiWould(api: APIRequestContext, { id }: StoryProject, model: string) {
  const keys = `/api/v1/projects/${id}/keys`
  const made = (await (await api.post(keys, { data: { name: 'A moderator', role: 'viewer' } })).json()).data
  const ask = (data: object, query = '') =>
    api.post(`/v1/moderations${query}`, { data, headers: { authorization: `Bearer ${made.key}` } })
  const moderation = await ask({ model, input: 'claim your free prize voucher' })
  expect(moderation.status()).toBe(200)
  expect(moderation.headers()['content-security-policy']).toContain('sandbox')
  // What is unusual about a call leads it another way, to the same door.
  const unusual = await ask({ model, input: 'claim your free prize voucher' }, '?user=1')
  expect((await unusual.json()).results).toEqual((await moderation.json()).results)
  expect(unusual.headers()).toMatchObject(lasting(moderation.headers()))
  expect((await ask({ input: 7 }, '?user=1')).status()).toBe(422)
  expect((await ask({ input: 7 })).status()).toBe(422)
  expect(await moderation.json()).toMatchObject({
    model: 'Classifier 1',
    results: [{ flagged: true, categories: { 'spam-scams': true } }],
  })
  // Without a name, the newest; what was loaded for the first is not what answers.
  expect(await (await ask({ input: ['onion soup and bread'] })).json()).toMatchObject({
    model: 'Classifier 2',
    results: [{ flagged: false }],
  })
  expect((await api.delete(`${keys}/${made.id}`)).status()).toBe(200)
  expect((await ask({ model, input: 'claim your free prize voucher' })).status()).toBe(401)
}

/** What the headers say beside how and when this one answer came. */
const lasting = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(date|x-request-id|content-length)$/.test(name)))

test('the file that scores texts says the same in a browser as in Node', async ({ page }) => {
  const { manifest, weights } = trainClassifier({
    train: mildExamples(400),
    validation: mildExamples(100, { seed: 2 }),
    options: { sizes: { wordBits: 14, runBits: 14 } },
  })
  const texts = ['Claim your free prize', 'Soup and bread', '🙂 ｗｉｄｅ letters', '']
  const classifier = await openArtefact({ manifest, weights })
  const here = texts.map((prompt) => classifier.score(frame({ prompt })))

  // A page of ours runs no scripts but ours; this picture forbids none.
  await page.goto('/icon.svg')
  const there = await page.evaluate(
    async ({ source, manifest, weights, texts }) => {
      const { openClassifier, frame } = await import(`data:text/javascript;base64,${source}`)
      const bytes = Uint8Array.from(atob(weights), (each) => each.charCodeAt(0))
      const classifier = await openClassifier(manifest, bytes)
      return texts.map((prompt) => classifier.score(frame({ prompt })))
    },
    {
      source: readFileSync('lib/models/classifier/stand-alone.js').toString('base64'),
      manifest,
      weights: Buffer.from(weights).toString('base64'),
      texts,
    },
  )
  expect(there).toEqual(here)
})
