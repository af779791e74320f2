import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { mildExamples } from '../bin/testing/mild-texts'
import { frame } from '../lib/models/classifier/stand-alone'
import { openArtefact, trainClassifier } from '../lib/models/classifier/train-classifier'
import { expect, expectAccessible, notice, test, type StoryProject } from './fixtures'

const labelOf: Record<string, string> = { spam: 'spam-scams', privacy: 'privacy', insult: 'self-harm' }

async function fill(api: APIRequestContext, { id, datasetId }: StoryProject, count = 500, seed = 1) {
  const samples = mildExamples(count, { seed }).map(({ prompt, unsafe, labels }) => ({
    prompt,
    labels: [unsafe ? (labelOf[labels?.[0] ?? ''] ?? 'spam-scams') : 'safe'],
  }))
  const unread = mildExamples(60, { seed: 99 }).map(({ prompt }) => ({ prompt }))
  const data = { dataset: datasetId, samples: [...samples, ...unread] }
  const response = await api.post(`/api/v1/projects/${id}/samples`, { data })
  expect(response.status()).toBe(201)
}

async function trainByHand(page: Page, { id }: StoryProject) {
  await page.goto(`/projects/${id}/models`)
  await page.getByRole('button', { name: 'Train a model' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'On the part it did not see' })).toBeVisible({ timeout: 30_000 })
}

test('a model is trained, its report read, its errors sent to people, and it is tried and served', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project, 800)
  await page.goto(`/projects/${project.id}/models`)
  await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Recommendations' }).click()
  await expect(page.getByRole('heading', { level: 3, name: /^Local classifier/ }).first()).toContainText('Recommended')
  await expect(page.getByRole('table', { name: 'The rules' })).toBeVisible()
  await expectAccessible(page)
  const kit = await api.get(`/api/v1/projects/${project.id}/models/kits?experiment=llama-3.2-1b-lora`)
  expect(kit.headers()['content-disposition']).toBe('attachment; filename="kit-llama-3-2-1b-lora.zip"')
  await page.getByRole('link', { name: 'Fine-tuned elsewhere' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was fine-tuned elsewhere yet' })).toBeVisible()
  await expectAccessible(page)

  await trainByHand(page, project)
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
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/review\?.*queue=/)

  await page.goBack()
  await page.getByRole('link', { name: 'Back to the report' }).click()
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

  const [model] = (await (await api.get(`/api/v1/projects/${project.id}/models/trained`)).json()).data
  const moderation = await api.post('/v1/moderations', {
    data: { model: model.id, input: 'claim your free prize voucher' },
  })
  expect(moderation.status()).toBe(200)
  const answer = await moderation.json()
  expect(answer).toMatchObject({
    model: 'Classifier 1',
    results: [{ flagged: true, categories: { 'spam-scams': true } }],
  })
  const zip = await api.get(`/api/v1/projects/${project.id}/models/${model.id}/artefact`)
  expect(zip.headers()['content-disposition']).toBe('attachment; filename="classifier-1.zip"')
})

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

test('people review what a model is unsure of, it is trained again, and the two are compared', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project, 300)
  await trainByHand(page, project)
  await page.getByRole('button', { name: 'Review what it is unsure of' }).click()
  await expect(page).toHaveURL(/\/review\?.*queue=/)

  const { data } = await (await api.get(`/api/v1/projects/${project.id}/models/trained`)).json()
  await page.goto(`/projects/${project.id}/models/${data[0].id}`)
  await page.getByRole('button', { name: 'Train again' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Classifier 2' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'On the part it did not see' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: 'Classifier 1' })).toBeVisible()
  // What it can be compared with is asked for with the page.
  await page.reload()
  await page.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: /Classifier 1/ }).click()
  await expect(page.getByText(/texts in common/)).toBeVisible()
})
