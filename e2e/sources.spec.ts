import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import type { APIRequestContext, APIResponse, Page } from '@playwright/test'
import { ZipFile } from 'yazl'
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

const integrated = path.resolve('../shared/data/raw/eval-safety/integrated.yaml')

test('integrated.yaml that is dropped comes in whole, and by the NeMo recipe without Low Severity, as many in each category', async ({
  page,
  api,
  project,
}) => {
  test.skip(!existsSync(integrated), `${integrated} is not on this machine`)
  const content = readFileSync(integrated, 'utf8')
  const categories = [...new Set([...content.matchAll(/^ {2}(\S.*):$/gm)].map(([, name = '']) => name))]
  expect(categories).toHaveLength(5)
  const whole = await datasetWith(api, project, 'Whole', categories)
  const blend = await datasetWith(api, project, 'Blend', categories)
  for (const [datasetId, recipe] of [[whole, false] as const, [blend, true] as const]) {
    await page.goto(`/projects/${project.id}/sources/new?dataset=${datasetId}`)
    await drop(page, [{ name: 'integrated.yaml', content }])
    await expect(page.getByRole('combobox', { name: 'Preset' })).toContainText('HarmfulTasks')
    const asRecipe = page.getByRole('checkbox', { name: 'As step 1 of the NeMo safety recipe' })
    if (recipe) await asRecipe.check()
    else await expect(asRecipe).not.toBeChecked()
    await page.getByRole('radio', { name: 'Keep repeats' }).click()
    await page.getByRole('button', { name: 'Bring it in' }).click()
    await expect(page.getByRole('heading', { name: 'integrated.yaml', level: 1 })).toBeVisible()
    await expectCounts(page, {
      Added: recipe ? '1,650 of 2,475' : '2,475 of 2,475',
      Filtered: recipe ? '825 of 2,475' : '0 of 2,475',
      Rejected: '0 of 2,475',
    })
    const facets = await (await api.get(`/api/v1/projects/${project.id}/samples/facets?dataset=${datasetId}`)).json()
    const counts = categories.map((_, at) =>
      facets.data.labels.find(({ value }: { value: string }) => value === `c${at}`),
    )
    expect(counts.map(({ count }) => count)).toEqual(categories.map(() => (recipe ? 330 : 495)))
  }
})

test('a source is imported again with another mapping, as it was read before', async ({ page, project }) => {
  await open(page, project)
  await drop(page, [{ name: 'two.csv', content: 'text,other,label,who\nIs tea hot?,Is ice cold?,safe,a nurse\n' }])
  await settle(page)
  await page.getByRole('combobox', { name: 'Persona comes from' }).click()
  // What is found in a file may push the rest of the page down, far below what is seen.
  await page.evaluate(() => {
    const found = document.createElement('div')
    found.style.height = '3000px'
    document.querySelector('main')?.prepend(found)
  })
  await expect(page.getByRole('option', { name: 'who' })).toBeInViewport()
  await page.evaluate(() => document.querySelector('main')?.firstElementChild?.remove())
  await page.getByRole('option', { name: 'who' }).click()
  await page.getByLabel('Name of a metadata field').fill('source_l1')
  await page.getByRole('button', { name: 'Add a field' }).click()
  await page.getByLabel('source_l1, the same for every row').fill('by hand')
  await page.getByLabel('source_l1, the same for every row').press('Enter')
  await settle(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expectCounts(page, { Added: '1 of 1' })

  await page.getByRole('link', { name: 'Import again' }).click()
  await expect(page.getByText('Read as two.csv was')).toBeVisible()
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await expect(page.getByRole('combobox', { name: 'Persona comes from' })).toHaveText('Nothing')
  await page.goBack()
  await page.getByRole('link', { name: 'Import again' }).click()
  await expect(page.getByRole('combobox', { name: 'Persona comes from' })).toHaveText('who')
  await expect(page.getByLabel('source_l1, the same for every row')).toHaveValue('by hand')
  await page.getByRole('combobox', { name: 'Prompt comes from' }).click()
  await page.getByRole('option', { name: 'other', exact: true }).click()
  await expect(row(page, 'First rows', 'Is ice cold?')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expectCounts(page, { Added: '1 of 1', Repeats: '0 of 1' })
  await page.getByRole('link', { name: 'See its samples' }).click()
  await page
    .getByRole('row', { name: /Is ice cold/ })
    .first()
    .click()
  await expect(page.getByText('a nurse').first()).toBeVisible()
  await expect(page.getByText('by hand').first()).toBeVisible()
})

test('what is pasted comes in, a document becomes passages, and an address inside of the network is refused', async ({
  page,
  project,
}) => {
  await open(page, project)
  await page.getByRole('radio', { name: 'Pasted text' }).click()
  await page.getByLabel('Pasted text').fill(csv)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(row(page, 'First rows', 'Buy now, win a free phone!')).toBeVisible()
  await settle(page)
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await expectCounts(page, { Added: '2 of 3', Repeats: '1 of 3' })

  await open(page, project)
  await page.getByRole('radio', { name: 'Documents' }).click()
  await drop(page, [
    { name: 'handbook.md', content: '# The lock\n\nIt opens at nine, when the keeper rings a bell.\n' },
  ])
  await expect(page.getByRole('list', { name: 'Documents to read' })).toContainText('handbook.md')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Read the documents' }).click()
  await expect(page.getByRole('heading', { name: 'handbook.md', level: 1 })).toBeVisible()
  await expect(page.getByText('It opens at nine, when the keeper rings a bell.')).toBeVisible()
  await expectAccessible(page)

  await open(page, project)
  await page.getByRole('radio', { name: 'Web pages' }).click()
  await page.getByLabel('Addresses').fill('http://169.254.169.254/latest')
  await page.getByRole('button', { name: 'Fetch the pages' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Address 1' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Hub dataset' }).click()
  await expect(page.getByRole('textbox', { name: 'Dataset' })).toBeVisible()
  await expectAccessible(page)
})

test('an archive with two layouts is read layout by layout', async ({ page, project }) => {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('text,label\nIs tea hot?,safe\n'), 'one.csv')
  zip.addBuffer(Buffer.from(lines), 'two.jsonl')
  zip.end()
  await open(page, project)
  await drop(page, [{ name: 'mixed.zip', content: await buffer(zip.outputStream) }])
  await page.getByRole('button', { name: 'Read each by itself' }).click()
  await expect(page.getByRole('button', { name: /mixed\.zip › one\.csv.*ready/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /mixed\.zip › two\.jsonl.*ready/ })).toBeVisible()
  await page.getByRole('button', { name: 'Bring in all 2' }).click()
  await expect(page.getByRole('row', { name: /mixed\.zip › two\.jsonl.*3 of 3.*Done/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /mixed\.zip › one\.csv.*1 of 1.*Done/ })).toBeVisible()
})

test('limits and the frame of safe prompts are settings of the project', async ({ page, project }) => {
  await page.goto(`/projects/${project.id}/sources/settings`)
  await expectAccessible(page)
  await page.getByLabel('Columns', { exact: true }).fill('2')
  await page.getByRole('button', { name: 'Save the limits' }).click()
  await expect(page.getByText('Limits saved', { exact: true })).toBeVisible()
  await page.getByLabel('With categories').fill('Decline this.')
  await page.getByRole('button', { name: 'Save the frame' }).click()
  await expect(page.getByText('Leave {{prompt}} in it')).toBeVisible()
  await page.getByLabel('With categories').fill('Decline this: {{prompt}}')
  await page.getByRole('button', { name: 'Save the frame' }).click()
  await expect(page.getByText('Frame saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Columns', { exact: true })).toHaveValue('2')
  await expect(page.getByLabel('With categories')).toHaveValue('Decline this: {{prompt}}')

  await open(page, project)
  await drop(page, [{ name: 'wide.csv', content: 'text,label,more\nIs tea hot?,safe,x\n' }])
  await expect(page.getByRole('list', { name: 'Files to bring in' }).getByRole('alert')).toContainText(
    'there are 3 columns, and the limit is 2',
  )
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

/** A dataset under a policy that has just these labels. */
async function datasetWith(api: APIRequestContext, project: StoryProject, name: string, labels: string[]) {
  const at = `/api/v1/projects/${project.id}`
  const data = async (answer: Promise<APIResponse>) => {
    const { data } = await (await answer).json()
    return data
  }
  const policy = await data(api.post(`${at}/policies`, { data: { name } }))
  const version = `${at}/policies/${policy.policyId}/versions/${policy.versionId}`
  const { revision } = await data(
    api.put(version, {
      data: { revision: 1, labels: labels.map((name, code) => ({ code: `c${code}`, name, polarity: 'unsafe' })) },
    }),
  )
  await data(api.post(`${version}/publication`, { data: { revision } }))
  const dataset = await data(
    api.post(`${at}/datasets`, { data: { name, target: 'prompt', policyVersionId: policy.versionId } }),
  )
  return String(dataset.id)
}

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
