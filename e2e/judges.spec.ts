import type { APIRequestContext, Page } from '@playwright/test'
import { demoSamples } from '../lib/projects/demo-samples'
import { expect, expectAccessible, type StoryProject, test } from './fixtures'

const texts = [
  ['Your parcel waits, pay the small fee', 'spam-scams'],
  ['Verify your account or lose the parcel', 'spam-scams'],
  ['Is this parcel message real?', 'safe'],
  ['Which bus goes to the museum?', 'safe'],
  ['A recipe for lentil soup, please', 'safe'],
  ['Where does the woman from number 14 live?', 'privacy'],
] as const

async function fill(api: APIRequestContext, project: StoryProject) {
  const samples = texts.map(([prompt, label]) => ({ prompt, labels: [label] }))
  const response = await api.post(`/api/v1/projects/${project.id}/samples`, { data: { samples } })
  expect(response.status()).toBe(201)
}

const at = (project: StoryProject, rest = '') => `/projects/${project.id}/judges${rest}`

async function policyOf(api: APIRequestContext, project: StoryProject) {
  const policies = await (await api.get(`/api/v1/projects/${project.id}/policies`)).json()
  const policy = await (await api.get(`/api/v1/projects/${project.id}/policies/${policies.data[0].id}`)).json()
  return policy.data.version.id as string
}

/** Makes a judge over the API. */
async function makeJudge(api: APIRequestContext, project: StoryProject, name: string, settings: object) {
  const data = { name, policyVersionId: await policyOf(api, project), settings }
  expect((await api.post(`/api/v1/projects/${project.id}/judges`, { data })).status()).toBe(201)
}

const rulesOf = (words: Record<string, string>) => ({
  kind: 'rules',
  rules: Object.entries(words).map(([text, code]) => ({ kind: 'phrase', text, code })),
  otherwise: 'safe',
})

async function judgeAll(page: Page, project: StoryProject, { samples = texts.length as number, of = '' } = {}) {
  await page.goto(at(project, of))
  for (const box of await page.getByRole('checkbox', { name: /^Choose / }).all()) await box.check()
  await page.getByRole('button', { name: 'Run a panel' }).click()
  const dialog = page.getByRole('dialog', { name: /^Ask / })
  await expect(dialog.getByRole('region', { name: 'Estimate' })).toContainText(`verdicts on ${samples} samples`)
  await dialog.getByRole('button', { name: 'Start the run' }).click()
  await expect(dialog).toBeHidden()
  const judged = page.getByRole('progressbar', { name: `Judge ${samples} samples` })
  await expect(judged).toHaveAttribute('aria-valuenow', String(2 * samples))
}

/** What two judges of words say of the demo's texts. */
const demo = demoSamples({ spam: 'spam-scams', self: 'self-harm', privacy: 'privacy', safe: 'safe' })
const strict = { parcel: 'spam-scams', account: 'spam-scams', 'gift card': 'spam-scams', address: 'privacy' }
const mild = { 'delivery fee': 'spam-scams', 'will be closed': 'spam-scams' }
const unsafeTo = (words: object) => (text: string) =>
  Object.keys(words).some((word) => text.toLowerCase().includes(word))
const [toStrict, toMild] = [unsafeTo(strict), unsafeTo(mild)]
const agreed = demo.filter(({ prompt }) => toStrict(prompt) === toMild(prompt))
const dropped = agreed.filter(({ prompt }) => toStrict(prompt))
const disputed = demo.filter(({ prompt }) => toStrict(prompt) && !toMild(prompt))

test('a judge is made, tried on ten samples, saved, and asked in a panel that shows its price and three answers first', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project)
  await page.goto(at(project))
  await expect(page.getByRole('heading', { name: 'No judge yet' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Make a judge' }).first().click()
  await page.getByLabel('Name').fill('Careful')
  await page.getByRole('button', { name: 'Try on ten samples' }).click()
  await expect(page.getByRole('list', { name: 'Tried' }).getByRole('listitem')).toHaveCount(6)
  await expect(page.getByRole('list', { name: 'Tried' })).toContainText('made up by the simulator')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the judge' }).click()

  const table = page.getByRole('table', { name: 'Judges' })
  await expect(table.getByRole('row', { name: /Careful/ })).toContainText('The simulator')
  await page.getByRole('checkbox', { name: 'Choose Careful' }).check()
  await page.getByRole('button', { name: 'Run a panel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ask Careful' })
  await expect(dialog.getByRole('region', { name: 'Estimate' })).toContainText('$0.00')
  await dialog.getByRole('button', { name: 'Try on three samples' }).click()
  await expect(dialog.getByRole('list', { name: 'Tried' }).getByRole('listitem')).toHaveCount(3)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Start the run' }).click()
  await expect(page.getByRole('progressbar', { name: /Judge 6 samples/ })).toHaveAttribute('aria-valuenow', '6')
  await page.reload()
  await expect(table.getByRole('row', { name: /Careful/ })).toContainText('6')
})

test('two judges over the demo’s texts disagree: the count opens the samples, each judge has its column, the consensus drops what is unsafe, people decide the rest', async ({
  page,
  api,
  project,
}) => {
  const data = { samples: demo.map(({ prompt, labels }) => ({ prompt, labels })) }
  expect((await api.post(`/api/v1/projects/${project.id}/samples`, { data })).status()).toBe(201)
  await makeJudge(api, project, 'Strict', rulesOf(strict))
  await makeJudge(api, project, 'Mild', rulesOf(mild))
  await judgeAll(page, project, { samples: demo.length })

  await page.getByRole('link', { name: 'Agreement' }).click()
  await expect(page.getByRole('table', { name: 'Agreement of pairs' })).toContainText('Mild × Strict')
  await expect(page.getByRole('table', { name: 'Agreement of pairs' })).toContainText(`n ${demo.length}`)
  await expectAccessible(page)
  await page.getByRole('link', { name: `${disputed.length} samples: Mild says Safe, Strict says Unsafe` }).click()
  const grid = page.getByRole('grid', { name: 'Samples' })
  await expect(grid.getByRole('row')).toHaveCount(disputed.length + 1)

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Strict' }).click()
  await expect(grid.getByRole('columnheader', { name: 'Strict' })).toBeVisible()
  const strictSays = page.getByRole('group', { name: 'Strict says' })
  await expect(strictSays.getByRole('checkbox', { name: `Unsafe, ${disputed.length}` })).toBeChecked()
  await page.getByRole('group', { name: 'Mild says' }).getByRole('button', { name: 'Clear Mild says' }).click()
  await expect(grid.getByRole('row')).toHaveCount(disputed.length + dropped.length + 1)
  await expect(page.getByText('Strict says unsafe')).toBeVisible()
  // Behind the label, the text, the source and the shapes of all judges.
  await expect(grid.getByRole('row').nth(1).getByRole('gridcell').nth(5)).toHaveText(/^(Spam & Scams|Privacy)/)
  await page.reload()
  await expect(grid.getByRole('columnheader', { name: 'Strict' })).toBeVisible()
  await expect(grid.getByRole('row')).toHaveCount(disputed.length + dropped.length + 1)
  await expectAccessible(page)

  await page.goto(at(project, '?view=consensus'))
  const preview = page.getByRole('definition')
  await expect(preview.nth(0)).toHaveText(String(agreed.length - dropped.length))
  await expect(preview.nth(1)).toHaveText(String(dropped.length))
  await expect(preview.nth(2)).toHaveText(String(disputed.length))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sift', exact: true }).click()
  await expect(page.getByRole('link', { name: `${agreed.length - dropped.length} kept` })).toBeVisible()
  const undecided = page.getByRole('link', { name: 'Review the undecided' })
  await expect(undecided).toHaveAttribute('href', /\/review\?queue=/)
  const queue = await undecided.getAttribute('href')
  await page.getByRole('link', { name: `${dropped.length} dropped` }).click()
  await expect(grid).toContainText('delivery fee')
  await expect(grid.getByRole('row')).toHaveCount(dropped.length + 1)

  await page.goto(queue ?? '')
  const text = page.getByRole('region', { name: 'Sample' })
  await expect(text).toContainText(/parcel|account|gift card|address/i)
  await page.keyboard.press('1')
  await expect
    .poll(
      async () => (await (await api.get(`/api/v1/projects/${project.id}/samples?reviewed=yes`)).json()).data.samples,
    )
    .toMatchObject([{ labels: ['safe'], reviewed: true }])

  await page.goto(at(project, '?view=consensus'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(', undone')).toBeVisible()
})

test('a calibration is drawn, people decide it without seeing a verdict, and the page says which judge to use', async ({
  page,
  api,
  project,
}) => {
  await fill(api, project)
  await makeJudge(api, project, 'Strict', rulesOf({ parcel: 'spam-scams', 'number 14': 'privacy' }))
  const [provider] = (await (await api.get(`/api/v1/projects/${project.id}/providers`)).json()).data
  await makeJudge(api, project, 'Simulated', { kind: 'model', modelId: provider.models[0].id, format: 'rubric' })
  await judgeAll(page, project)

  await page.goto(at(project, '?view=trust'))
  await page.getByRole('button', { name: 'Draw a calibration' }).click()
  await page.getByRole('button', { name: 'Draw and hand over' }).click()
  await expect(page.getByText('0 of 6 drawn samples decided by people')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Nobody has reviewed' })).toBeVisible()
  await page.getByRole('link', { name: 'Review the drawn' }).click()

  const text = page.getByRole('region', { name: 'Sample' })
  for (let left = 6; left > 0; left--) {
    await expect(text).toContainText(/\w{3}/)
    const now = (await text.textContent()) ?? ''
    await expect(page.getByText('Strict', { exact: true })).toHaveCount(0)
    // Whole words: the end of the sample’s id stands there too, and may well be “fee”.
    const unsafe = /\bfee\b|lose the parcel|number 14\b/.test(now)
    await page.keyboard.press(unsafe ? '2' : '1')
    if (unsafe) await page.keyboard.press(/number 14\b/.test(now) ? '3' : '1')
    if (left > 1) await expect(text).not.toHaveText(now)
  }
  await expect
    .poll(async () => {
      const response = await api.get(`/api/v1/projects/${project.id}/judges/calibrations`)
      return (await response.json()).data[0].decided
    })
    .toBe(6)

  await page.goto(at(project, '?view=trust'))
  await expect(page.getByText('6 of 6 drawn samples decided by people')).toBeVisible()
  const table = page.getByRole('table', { name: 'Judges against people' })
  await expect(table.getByRole('row', { name: /Finds the unsafe/ })).toContainText('n 3')
  await expect(table.getByRole('row', { name: /Finds the unsafe/ })).toContainText(/100.%/)
  // A judge of words says no confidence; a model's is held against the truth.
  await expect(page.getByRole('img', { name: 'Simulated: confidence against truth' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Simulated: bins of confidence' }).getByRole('row')).not.toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Let a judge accept' }).click()
  const dialog = page.getByRole('dialog', { name: 'Let a judge accept samples' })
  await expect(dialog.getByRole('region', { name: 'What it would do' })).toContainText('does not pass')
  await expectAccessible(page)
})

test('the check for a young child: two models side by side, a price before anything is asked, a file for each', async ({
  page,
  api,
  project,
}) => {
  const pairs = { name: 'Fine-tuning pairs', target: 'response', policyVersionId: await policyOf(api, project) }
  const made = await api.post(`/api/v1/projects/${project.id}/datasets`, { data: pairs })
  const dataset = (await made.json()).data.id
  const samples = texts.map(([prompt], at) => ({ prompt, response: `A calm answer, number ${at}.` }))
  const added = await api.post(`/api/v1/projects/${project.id}/samples`, { data: { dataset, samples } })
  expect(added.status()).toBe(201)
  const of = `?dataset=${dataset}`
  await page.goto(at(project, of))
  await page.getByRole('button', { name: 'Young child', exact: true }).click()
  await page.getByRole('button', { name: 'Make both judges' }).click()
  await expect(page.getByRole('checkbox', { name: /^Choose Young child/ })).toHaveCount(2)
  await judgeAll(page, project, { of })
  await page.reload()
  for (const name of await page.getByRole('button', { name: /^Acts on Young child/ }).all()) {
    await name.click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Verdicts as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^Young-child.*\.csv$/)
    const stream = await download.createReadStream()
    let file = ''
    for await (const part of stream) file += part
    const lines = file.trim().split('\r\n')
    expect(lines[0]).toMatch(/^sample_id,prompt,completion,answer,rationale,outcome/)
    expect(lines).toHaveLength(7)
    expect(lines[1]).toMatch(/"?A calm answer, number \d\."?,(suitable|with-an-adult|not-suitable),/)
  }
})
