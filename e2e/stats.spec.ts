import { readFileSync } from 'node:fs'
import { expectMarksToStandOut, takeEachChart } from './charts'
import { expect, expectAccessible, test } from './fixtures'
import { judgeEach, makeRules, toBeDone } from './rule-judges'

// Nothing that moves is looked at here.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const mild = (count: number, label: string, say: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => ({ prompt: say(at), labels: [label] }))

test.beforeEach(async ({ api, project }) => {
  const samples = [
    ...mild(30, 'safe', (at) => `Which boat number ${at} leaves the harbour first on a Sunday morning?`),
    ...mild(10, 'spam-scams', (at) => `Parcel ${at} waits, a small fee is due today, says the stranger`),
    ...mild(2, 'privacy', (at) => `The neighbour's mail is person${at}@mail.example, pass it on`),
  ]
  const response = await api.post(`/api/v1/projects/${project.id}/samples`, {
    data: { dataset: project.datasetId, samples },
  })
  expect(response.status()).toBe(201)
})

test('a bar of the balance opens the samples behind it, and a target shows what is missing', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project.id}/stats`)
  const bars = page.getByRole('list', { name: 'Samples by label' })
  await expect(bars.getByRole('link', { name: /Spam & Scams/ })).toContainText('10')
  await expect(bars.getByRole('link', { name: /Spam & Scams/ })).toContainText('23.8')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Set a target' }).click()
  const dialog = page.getByRole('dialog', { name: 'Target' })
  await dialog.getByRole('textbox', { name: 'Part of Self-harm & Suicide' }).fill('0')
  await dialog.getByRole('textbox', { name: 'Part of Safe' }).fill('2')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const missing = page.getByRole('list', { name: 'What is missing' })
  await expect(missing.getByRole('listitem').filter({ hasText: 'Spam & Scams' })).toContainText('5 to write')
  await page.reload()
  await expect(missing.getByRole('listitem')).toHaveCount(2)
  await bars.getByRole('link', { name: /Spam & Scams/ }).click()
  await expect(page).toHaveURL(/\/samples\?.*labels=spam-scams/)
  await expect(page.getByRole('status').filter({ hasText: '10 match' })).toBeVisible()

  await page.goBack()
  await page.getByRole('link', { name: 'Fill the gaps' }).click()
  const toWrite = page.getByRole('grid', { name: 'Rows to write' })
  await expect(
    toWrite
      .getByRole('row', { name: /^Spam & Scams/ })
      .getByRole('gridcell')
      .last(),
  ).toContainText('+5')
  await expect(
    toWrite
      .getByRole('row', { name: /^Privacy/ })
      .getByRole('gridcell')
      .last(),
  ).toContainText('+13')
  await expect(toWrite.getByRole('row', { name: /^Safe/ }).getByRole('gridcell').last()).toContainText('0')
})

test('one pass measures the texts; each chart is read as a table, taken along, and stands out in both themes', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project.id}/stats`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('navigation', { name: 'What to look at' }).getByRole('link', { name: 'Text' }).click()
  await page.getByRole('button', { name: 'Measure' }).click()
  await expect(page.getByRole('heading', { name: 'Variety' })).toBeVisible()
  await expect(page.getByText('on 42 samples')).toBeVisible()
  await expectAccessible(page)

  await expect(page.getByRole('list', { name: 'Texts by their first three words' })).toContainText('which boat number')
  expect(await takeEachChart(page)).toEqual([
    'Variety',
    'Length in characters',
    'Length in tokens',
    'Languages',
    'How texts begin',
  ])
  await expectMarksToStandOut(page)
  // What only readers are told takes no room: the page ends where the last card does.
  const blank = () => {
    const main = document.getElementById('main')
    main?.scrollTo(0, main.scrollHeight)
    const ends = [...(main?.querySelectorAll('section') ?? [])].map((card) => card.getBoundingClientRect().bottom)
    return (main?.getBoundingClientRect().bottom ?? 0) - Math.max(...ends)
  }
  expect(await page.evaluate(blank)).toBeLessThan(50)

  const link = page.getByRole('list', { name: 'Samples by length in characters' }).getByRole('link').first()
  await link.focus()
  // Said once to readers, and once in the tip that the focus brings.
  await expect(page.getByText((await link.textContent()) ?? '', { exact: true })).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/samples\?.*minCharacters=/)
})

test('rows of a test set that the training data has too are found, read side by side and taken along', async ({
  page,
  project,
  api,
}) => {
  const [policy] = (await (await api.get(`/api/v1/projects/${project.id}/policies`)).json()).data
  const { versions } = (await (await api.get(`/api/v1/projects/${project.id}/policies/${policy.id}`)).json()).data
  const made = await api.post(`/api/v1/projects/${project.id}/datasets`, {
    data: { name: 'Public test set', target: 'prompt', policyVersionId: versions[0].id },
  })
  const { id: dataset } = (await made.json()).data
  const samples = [
    { prompt: 'Which boat number 7 leaves the harbour first on a Monday morning?', labels: ['safe'] },
    { prompt: 'How deep is the well behind the old mill?', labels: ['safe'] },
  ]
  await api.post(`/api/v1/projects/${project.id}/samples`, { data: { dataset, samples } })
  await page.goto(`/projects/${project.id}/stats?panel=leakage`)
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Look for leaks' }).click()
  await expect(page.getByText('1 of 2 rows of Public test set is in User prompts too (50 %).')).toBeVisible({
    timeout: 30_000,
  })
  await expect(page).toHaveURL(/run=/)
  const row = page.getByRole('list', { name: 'Rows that leaked' }).getByRole('listitem')
  await expect(row.getByRole('insertion')).toHaveText('Monday')
  await expect(row.getByRole('deletion')).toHaveText('Sunday')
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line).found.text)).toEqual([samples[0]?.prompt])
  await page.reload()
  await expect(row.getByRole('insertion')).toHaveText('Monday')
  await row.getByRole('link', { name: 'Open in User prompts' }).click()
  await expect(page.getByText(samples[0]?.prompt.replace('Monday', 'Sunday') ?? '').first()).toBeVisible()
  await page.goBack()

  const tabs = page.getByRole('navigation', { name: 'What to look at' })
  await tabs.getByRole('link', { name: 'Agreement' }).click()
  await expect(page.getByText('Nothing to compare yet')).toBeVisible()
  await tabs.getByRole('link', { name: 'Balance' }).click()
  await page.waitForLoadState('networkidle')
  await page.getByRole('radio', { name: 'Split' }).click()
  await expect(page.getByText('No splits yet')).toBeVisible()
  await page.getByRole('radio', { name: 'Verdict' }).click()
  await page.reload()
  await expect(
    page.getByRole('list', { name: 'Samples by verdict' }).getByRole('link', { name: /^Unsafe/ }),
  ).toBeVisible()
})

test('coverage, telling words, personal data and pace each have their panel', async ({ page, project, api }) => {
  const measured = await api.post(`/api/v1/projects/${project.id}/stats/measurement`, {
    data: { datasetId: project.datasetId },
  })
  expect(measured.status()).toBe(201)
  await page.goto(`/projects/${project.id}/stats?panel=personal`)
  const emails = page.getByRole('button', { name: /E-mail address/ })
  await expect(emails).toContainText('2')
  await emails.click()
  await expect(page.getByText('person0@mail.example')).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByText('person0@mail.example')).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show texts' }).click()
  await expect(page.getByText('person0@mail.example')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Mask', exact: true }).click()
  await page.getByRole('dialog', { name: 'Mask personal data' }).getByRole('button', { name: 'Mask' }).click()
  await expect(page.getByText('The last mask changed 2 samples')).toBeVisible()
  await page.getByRole('button', { name: 'Undo the mask' }).click()
  await expect(page.getByText('The last mask was undone')).toBeVisible()

  const tabs = page.getByRole('navigation', { name: 'What to look at' })
  await tabs.getByRole('link', { name: 'Artefacts' }).click()
  await expect(page.getByRole('table', { name: 'Words that give a label away' })).toContainText('parcel')
  await expectAccessible(page)
  await tabs.getByRole('link', { name: 'Coverage' }).click()
  await expect(page.getByRole('table', { name: 'Samples by label and source' })).toContainText('30')
  await expectAccessible(page)
  await tabs.getByRole('link', { name: 'Duplication' }).click()
  await expect(page.getByRole('link', { name: 'Find duplicates' })).toBeVisible()
  await tabs.getByRole('link', { name: 'Pace' }).click()
  await expect(page.getByText('Nobody decided anything in the last thirty days.')).toBeVisible()
  await expectAccessible(page)

  const samples = [
    ...mild(90, 'safe', (at) => `Which boat number ${at + 100} leaves the harbour first on a Sunday morning?`),
    ...mild(60, 'spam-scams', (at) => `Parcel ${at + 100} waits, a small fee is due today, says the stranger`),
    ...mild(2, 'safe', (at) => `Parcel ${at + 500} waits, a small fee is due today, says the stranger`),
  ]
  await api.post(`/api/v1/projects/${project.id}/samples`, { data: { dataset: project.datasetId, samples } })
  await tabs.getByRole('link', { name: 'Label errors' }).click()
  await page.getByRole('button', { name: 'Look for label errors' }).click()
  await expect(page.getByText(/[12] of 192 labels are in doubt, over 2 labels/)).toBeVisible({ timeout: 20_000 })
  const doubts = page.getByRole('table', { name: 'Likely label errors' })
  await expect(doubts.getByRole('row').nth(1)).toContainText(/^Parcel 50\d waits.*Safe.*Spam & Scams9\d(\.\d)?\u202f%$/)
  await expectAccessible(page)
  // Fast fingers and a slow way: until the queue's page is there, another press makes no other queue.
  let held = 0
  await page.route(/\/review\?queue=[0-9a-f-]{36}.*_rsc=/, async (route) => {
    held++
    await page.keyboard.press('r')
    await page.getByRole('button', { name: /^Review them/ }).click({ force: true })
    await new Promise((resolve) => setTimeout(resolve, 400))
    await route.continue()
  })
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/review\?queue=/)
  expect(held).toBeGreaterThan(0)
  const queues = (await (await api.get(`/api/v1/projects/${project.id}/queues`)).json()).data
  const made = queues.filter(({ id, kind }: { id: string | null; kind: string }) => id && kind === 'label-errors')
  expect(made).toHaveLength(1)
  await expect(page.getByRole('region', { name: 'Sample' })).toContainText(/Parcel 50\d waits/)
})

test('every chart of every panel is read as a table and taken along as CSV and as a picture', async ({
  page,
  api,
  project,
}) => {
  test.setTimeout(120_000)
  const at = `/api/v1/projects/${project.id}`
  const begin = async (path: string) => {
    const started = await api.post(`${at}/${path}`, { data: { dataset: project.datasetId } })
    expect(started.status()).toBe(201)
    await toBeDone(api, project, (await started.json()).data.id)
  }
  const { samples } = (await (await api.get(`${at}/samples?take=1`)).json()).data
  const [{ id, revision }] = samples
  const decided = await api.post(`${at}/samples/${id}/decisions`, { data: { revision, act: 'accept', seconds: 2.5 } })
  expect(decided.status()).toBe(201)
  const measured = await api.post(`${at}/stats/measurement`, { data: { datasetId: project.datasetId } })
  await Promise.all([
    toBeDone(api, project, (await measured.json()).data.id),
    begin('duplicates/passes'),
    Promise.all([
      makeRules(api, project, 'Strict', { parcel: 'spam-scams', mail: 'privacy' }),
      makeRules(api, project, 'Mild', { 'parcel 1': 'spam-scams' }),
    ]).then((judges) => judgeEach(api, project, judges)),
  ])
  await page.goto(`/projects/${project.id}/stats`)
  await page.waitForLoadState('networkidle')
  const open = (panel: string) =>
    page.getByRole('navigation', { name: 'What to look at' }).getByRole('link', { name: panel, exact: true }).click()
  const panels: [panel: string, charts: string[]][] = [
    ['Balance', ['Samples by label']],
    ['Coverage', ['Labels by source']],
    ['Agreement', ['All judges together', 'Agreement of each two', 'Who was read']],
    ['Artefacts', ['How origin goes with the label', 'Words that give a label away']],
    ['Personal data', ['Personal data']],
    ['Pace', ['Decisions a day', 'People']],
    ['Duplication', ['Copies', 'Groups by size']],
  ]
  for (const [panel, charts] of panels) {
    await open(panel)
    await expect(page.getByRole('button', { name: `Save ${charts[0]} as CSV` })).toBeVisible()
    expect([panel, await takeEachChart(page)]).toEqual([panel, charts])
  }
  await open('Agreement')
  await page.getByRole('link', { name: /^Strict: 42 of 42 read/ }).click()
  await expect(page.getByRole('status').filter({ hasText: '42 match' })).toBeVisible()
  await expect(page.getByText('Read by Strict', { exact: true })).toBeVisible()
  await page.goBack()
  await open('Duplication')
  const sizes = page.getByRole('table', { name: 'Groups by size' })
  await expectAccessible(page)
  await sizes
    .getByRole('row', { name: /^Copies/ })
    .getByRole('link')
    .last()
    .click()
  await expect(page).toHaveURL(/lane=collapse&minSize=10&maxSize=49/)
  await expect(page.getByRole('listbox', { name: 'Groups' }).getByRole('option').first()).toContainText('30 ·')
})

test('an empty dataset says what to do first', async ({ page, api }) => {
  const made = await api.post('/api/v1/projects', { data: { name: `Empty ${Math.random().toString(36).slice(2, 6)}` } })
  const { id } = (await made.json()).data
  await page.goto(`/projects/${id}/stats?panel=coverage`)
  await expect(page.getByText('No samples yet', { exact: true })).toBeVisible()
  await expect(page.getByText('Measure the dataset')).toBeHidden()
  await page.getByRole('navigation', { name: 'What to look at' }).getByRole('link', { name: 'Leakage' }).click()
  await expect(page.getByText('Nothing to compare yet')).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Bring texts in' }).click()
  await expect(page).toHaveURL(/\/sources/)
})
