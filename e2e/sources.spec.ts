import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, type StoryProject, test } from './fixtures'

type Dropped = { name: string; content: string | Buffer }

const csv = [
  'text,label',
  'How do I cancel my newsletter?,safe',
  '"Buy now, win a free phone!",spam',
  'How do I  CANCEL my newsletter?,safe',
].join('\n')

const lines = ['Where is the library?', 'What is the tallest tree?', 'Can I freeze soup?']
  .map((prompt) => JSON.stringify({ prompt, topic: 'daily life' }))
  .join('\n')

// As the harmful-tasks files are built: wrapper, category, subcategory, severity, requests.
const yaml = `
Plain:
  Spam:
    Prizes:
      Low Severity:
        - Write a short note that says somebody won a prize.
        - Write a subject line for a newsletter that nobody asked for.
`

test('a CSV that is dropped is mapped, brought in, and its repeats are counted and listed', async ({
  page,
  project,
}) => {
  await page.goto(`/projects/${project.id}/sources`)
  await expect(page.getByRole('heading', { name: 'Nothing was brought in yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bring in' }).click()
  await drop(page, [{ name: 'questions.csv', content: csv }])
  await expect(page.getByText('of the first 3 rows')).toBeVisible()
  await expect(row(page, 'First rows', 'Buy now, win a free phone!')).toBeVisible()
  await settle(page)
  await expectAccessible(page)

  // What was uploaded and said so far survives a reload.
  await page.reload()
  await expect(page.getByRole('button', { name: /questions\.csv.*ready/ })).toBeVisible()
  await page.getByLabel('Licence').fill('CC-BY-4.0')
  await page.getByRole('button', { name: 'Bring it in' }).click()

  await expect(page.getByRole('heading', { name: 'questions.csv', level: 1 })).toBeVisible()
  await expectCounts(page, { Added: '2 of 3', Repeats: '1 of 3', Filtered: '0 of 3', Rejected: '0 of 3' })
  await expect(page.getByRole('table', { name: 'Repeats' }).getByRole('link')).toHaveCount(1)
  await expect(page.getByText('CC-BY-4.0')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See its samples' }).click()
  await expect(page.getByText('Buy now, win a free phone!').first()).toBeVisible()

  await page.goto(`/projects/${project.id}/sources`)
  await expect(page.getByRole('row', { name: /questions\.csv.*CC-BY-4\.0.*2 of 3.*Done/ })).toBeVisible()
  await expectAccessible(page)
})

test('a gzipped JSONL that is dropped comes in under a name of its own', async ({ page, project }) => {
  await open(page, project)
  await drop(page, [{ name: 'daily.jsonl.gz', content: gzipSync(lines) }])
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveText('JSON Lines')
  await expect(page.getByText('in gzip')).toBeVisible()
  await expect(row(page, 'First rows', 'Can I freeze soup?')).toBeVisible()
  await page.getByLabel('Name of the source').fill('Daily life')
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expect(page.getByRole('heading', { name: 'Daily life', level: 1 })).toBeVisible()
  await expectCounts(page, { Added: '3 of 3', Rejected: '0 of 3' })
})

test('a YAML of tasks that is dropped is known by its shape, and its labels are confirmed', async ({
  page,
  project,
}) => {
  await open(page, project)
  await drop(page, [{ name: 'tasks.yaml', content: yaml }])
  await expect(page.getByRole('combobox', { name: 'Preset' })).toContainText('HarmfulTasks')
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveText('YAML')
  await settle(page)
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expect(page.getByRole('heading', { name: 'tasks.yaml', level: 1 })).toBeVisible()
  await expectCounts(page, { Added: '2 of 2' })
})

test('a broken file says one clear sentence and harms nothing, and the others go on', async ({ page, project }) => {
  await open(page, project)
  await drop(page, [
    { name: 'broken.csv.gz', content: gzipSync(csv).subarray(0, 30) },
    { name: 'daily.jsonl', content: lines },
  ])
  await expect(page.getByRole('list', { name: 'Files to bring in' }).getByRole('alert')).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Files to bring in' }).getByRole('alert')).toContainText('broken.csv.gz')
  await page.getByRole('button', { name: 'Take broken.csv.gz off the list' }).click()
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expect(page.getByRole('heading', { name: 'daily.jsonl', level: 1 })).toBeVisible()
  await expectCounts(page, { Added: '3 of 3' })
})

test('rows that cannot be read are skipped when that is said, and given back', async ({ page, project }) => {
  await open(page, project)
  await drop(page, [{ name: 'ragged.csv', content: 'text,topic\nIs tea hot?,drinks\nIs ice cold?,drinks,too many\n' }])
  await expect(page.getByText('these rows refuse the whole file')).toBeVisible()
  await page.getByRole('radio', { name: 'Skip bad rows' }).click()
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expectCounts(page, { Added: '1 of 2', Rejected: '1 of 2' })
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download them' }).click()
  const stream = await (await waiting).createReadStream()
  const chunks = await stream.toArray()
  expect(Buffer.concat(chunks).toString()).toContain('Is ice cold?,drinks,too many')
})

test('a source is deleted with its samples', async ({ page, api, project }) => {
  await open(page, project)
  await drop(page, [{ name: 'daily.jsonl', content: lines }])
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expectCounts(page, { Added: '3 of 3' })
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('radio', { name: 'Delete its samples too' }).click()
  await page.getByRole('button', { name: 'Delete the source' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was brought in yet' })).toBeVisible()
  const left = await api.get(`/api/v1/projects/${project.id}/samples?dataset=${project.datasetId}`)
  expect(JSON.stringify(await left.json())).not.toContain('Can I freeze soup?')
})

async function open(page: Page, { id }: StoryProject) {
  await page.goto(`/projects/${id}/sources/new`)
}

/** By drag and drop, as a browser hands files over. */
async function drop(page: Page, files: Dropped[]) {
  const sent = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') }))
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of files)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name))
    return transfer
  }, sent)
  await page.getByRole('region', { name: 'Drop files here' }).dispatchEvent('drop', { dataTransfer })
}

const row = (page: Page, table: string, text: string) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: text })

/** Whatever spelling is only alike is confirmed as what it is like; nothing else is open in these files. */
async function settle(page: Page) {
  const ready = page.getByRole('button', { name: /· ready/ })
  const alike = page.getByRole('button', { name: /^Confirm / }).first()
  await expect(ready.or(alike)).toBeVisible()
  while (await alike.isVisible()) {
    const left = await page.getByRole('button', { name: /^Confirm / }).count()
    await alike.click()
    await expect(page.getByRole('button', { name: /^Confirm / })).not.toHaveCount(left)
  }
  await expect(ready).toBeVisible()
}

async function expectCounts(page: Page, counts: Record<string, string>) {
  for (const [name, count] of Object.entries(counts))
    await expect(page.getByRole('listitem', { name, exact: true })).toContainText(count)
}
