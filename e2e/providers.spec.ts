import { expect, expectAccessible, joinAs, test } from './fixtures'

test('a new project has a model to ask, which says that it is simulated', async ({ api, project }) => {
  const models = (await (await api.get(`/api/v1/projects/${project.id}/models`)).json()).data
  expect(models).toMatchObject([{ name: 'simulator', simulated: true, priceIn: 0, priceOut: 0 }])
  const estimate = await api.post(`/api/v1/projects/${project.id}/models/estimates`, {
    data: { modelId: models[0].id, messages: [{ role: 'user', content: 'Write a short message' }], maxTokens: 80 },
  })
  expect((await estimate.json()).data).toMatchObject({ tokensOut: 80, totalMicros: 0 })
})

test('the simulator is tested by a button, and the call is in the ledger', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/settings`)
  await page.getByRole('link', { name: 'Providers', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Simulator' })).toBeVisible()
  await page.getByRole('button', { name: 'Test Simulator' }).click()
  await expect(page.getByText(/simulator answered in \d+ ms/)).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/projects/${project.id}/settings/calls`)
  const calls = page.getByRole('table', { name: 'Model calls' })
  await expect(calls.getByRole('cell', { name: 'simulator simulated' })).toBeVisible()
  await page.getByLabel('What came of it').click()
  await page.getByRole('option', { name: 'Failed', exact: true }).click()
  await expect(page).toHaveURL(/outcome=failed/)
  await expect(page.getByText('No call matches')).toBeVisible()
  await expectAccessible(page)
})

test('a provider is added with its key, which is never shown again, and its models with their prices', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project.id}/settings/providers`)
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const adding = page.getByRole('dialog', { name: 'Add a provider' })
  await expect(adding.getByLabel('Address')).toHaveValue('https://api.openai.com/v1')
  await adding.getByLabel('Key').fill('sk-story-canary-4321')
  await adding.getByLabel('Requests a minute').fill('500')
  await expectAccessible(page)
  await adding.getByRole('button', { name: 'Add provider' }).click()
  await expect(page.getByText('500 requests a minute · key ends in 4321')).toBeVisible()
  expect(await page.content()).not.toContain('canary')

  await page.getByRole('button', { name: 'Add a model of OpenAI' }).click()
  const model = page.getByRole('dialog', { name: 'Add a model of OpenAI' })
  await model.getByLabel('Name').fill('gpt-4o-mini')
  await expect(model.getByLabel('$ per million tokens in')).toHaveValue('0.15')
  await model.getByRole('button', { name: 'Add model' }).click()
  const models = page.getByRole('table', { name: 'Models of OpenAI' })
  await expect(models.getByRole('cell', { name: '0.15' })).toBeVisible()
  await page.getByRole('button', { name: 'Edit gpt-4o-mini' }).click()
  await page.getByLabel('$ per million tokens out').fill('0.75')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(models.getByRole('cell', { name: '0.75' })).toBeVisible()

  await page.getByRole('button', { name: 'Edit OpenAI' }).click()
  await page.getByLabel('Address').fill('https://proxy.example.com/v1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/500 requests a minute · no key/)).toBeVisible()
  await page.getByRole('button', { name: 'Remove OpenAI' }).click()
  await page.getByRole('button', { name: 'Remove provider' }).click()
  await expect(page.getByRole('heading', { name: 'OpenAI', exact: true })).toBeHidden()
})

test('an address inside the network is refused where nobody opened it, and asked by a worker where somebody did', async ({
  page,
  api,
  project,
}) => {
  await page.goto(`/projects/${project.id}/settings/providers`)
  await page.getByRole('button', { name: 'Add a provider' }).click()
  await page.getByRole('radio', { name: /^OpenAI-compatible/ }).click()
  await page.getByLabel('Name').fill('Inside')
  await page.getByLabel('Address').fill('http://10.0.0.7/v1')
  await page.getByRole('button', { name: 'Add provider' }).click()
  await expect(page.getByText(/not a public address.*ASSAY_ALLOW_HOSTS/)).toBeVisible()

  // Of this one, the studio was told.
  const adding = page.getByRole('dialog', { name: 'Add a provider' })
  await adding.getByLabel('Address').fill(process.env.ASSAY_E2E_MODELS ?? '')
  await adding.getByLabel('Key').fill('sk-story-canary-9876')
  await adding.getByRole('button', { name: 'Add provider' }).click()
  await page.getByRole('button', { name: 'Test Inside' }).click()
  await expect(page.getByText('Inside answers and has 3 models. Add one to use it.')).toBeVisible()
  await page.getByRole('button', { name: 'Add a model of Inside' }).click()
  const model = page.getByRole('dialog', { name: 'Add a model of Inside' })
  await model.getByRole('button', { name: 'Ask the endpoint which it has' }).click()
  await model.getByLabel('Models of the endpoint').click()
  await page.getByRole('option', { name: 'small' }).click()
  await model.getByRole('button', { name: 'Add model' }).click()
  await page.getByRole('button', { name: 'Test Inside' }).click()
  await expect(page.getByText(/^small answered in \d+ ms$/)).toBeVisible()

  // How many failed opens those that failed.
  const at = `/api/v1/projects/${project.id}/providers`
  const providers = (await (await api.get(at)).json()).data as { id: string; name: string }[]
  const inside = providers.find(({ name }) => name === 'Inside')?.id
  const faulty = { name: 'fault-bad', priceIn: 0, priceOut: 0, jsonSchema: false }
  const { id: modelId } = (await (await api.post(`${at}/${inside}/models`, { data: faulty })).json()).data
  for (const _ of [1, 2]) await api.post(`${at}/${inside}/tests`, { data: { modelId } })
  const failing = page.getByRole('table', { name: 'Models of Inside' }).getByRole('row', { name: /fault-bad/ })
  const both = failing.getByRole('link', { name: '2', exact: true })
  // Calls are closed a moment after their answer.
  await expect(async () => {
    await page.reload()
    await expect(both).toHaveCount(2, { timeout: 1_000 })
  }).toPass()
  await both.last().click()
  await expect(page.getByLabel('What came of it')).toContainText('Failed, unreadable or lost')
  await expect(page.getByRole('table', { name: 'Model calls' }).getByRole('cell', { name: /^Failed/ })).toHaveCount(2)
})

test('who does not own the project sees providers and changes none', async ({ api, browser, baseURL, project }) => {
  const page = await joinAs('curator', project, { api, browser, baseURL })
  await page.goto(`/projects/${project.id}/settings/providers`)
  await expect(page.getByRole('heading', { name: 'Simulator' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a provider' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('button', { name: 'Remove Simulator' })).toBeHidden()
  await page.context().close()
})
