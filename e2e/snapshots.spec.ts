import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { parquetMetadata } from 'hyparquet'
import yauzl from 'yauzl'
import { addTexts, expect, expectAccessible, type StoryProject, takeSnapshot, test } from './fixtures'
import { judgeEach, makeRules, toBeDone } from './rule-judges'

// Nothing that moves is looked at here.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Chooses a format in the open dialog, says why, and returns the bytes that arrive. */
async function download(page: Page, format: string) {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Format' }).click()
  await page.getByRole('option', { name: format, exact: false }).first().click()
  await dialog.getByRole('textbox', { name: 'What is it for?' }).fill('a story')
  const arrives = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  const arrived = await arrives
  await expect(dialog).toBeHidden()
  return { name: arrived.suggestedFilename(), bytes: readFileSync(await arrived.path()) }
}

const at = (project: StoryProject) => `/api/v1/projects/${project.id}`

/** Two prompts with two answers each, of which the first is the better one. */
async function addPairs(api: APIRequestContext, project: StoryProject) {
  const pairs = ['soup', 'bread'].map((what) => ({
    prompt: `How do I keep ${what} fresh?`,
    chosen: `Put the ${what} into a cool place and cover it.`,
    rejected: 'No idea.',
  }))
  const started = await api.post(`${at(project)}/sources?datasetId=${project.datasetId}&name=pairs.jsonl`, {
    data: Buffer.from(pairs.map((pair) => `${JSON.stringify(pair)}\n`).join('')),
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(started.status()).toBe(201)
  await toBeDone(api, project, (await started.json()).data.runId)
}

test('what the table shows is what a live download holds', async ({ page, api, project }) => {
  await addTexts(api, project, 30)
  await api.post(`${at(project)}/samples`, {
    data: { samples: [{ prompt: '=A1+B1, the sum', labels: ['spam-scams'] }] },
  })
  await page.goto(`/projects/${project.id}/samples?labels=spam-scams`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Download 1 sample' })).toBeVisible()
  await expectAccessible(page)
  const safe = await download(page, 'CSV, spreadsheet-safe')
  expect(safe.name).toBe('user-prompts-live-csv-safe.csv')
  const rows: Record<string, string>[] = parse(safe.bytes, { columns: true })
  expect(rows.map(({ prompt, neutralised_cells: changed }) => [prompt, changed])).toEqual([
    ["'=A1+B1, the sum", 'prompt'],
  ])

  await page.goto(`/projects/${project.id}/samples`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const all = await download(page, 'JSON Lines')
  expect(all.bytes.toString().trim().split('\n')).toHaveLength(31)
  await page.goto(`/projects/${project.id}/audit`)
  await expect(page.getByText('user-prompts-live-jsonl.jsonl').first()).toBeVisible()
})

test('a snapshot is taken with a preview, proves its splits, and comes down in every format', async ({
  page,
  api,
  project,
}) => {
  test.setTimeout(120_000)
  await page.goto(`/projects/${project.id}/snapshots`)
  await expect(page.getByText('Nothing is frozen yet')).toBeVisible()
  await expectAccessible(page)
  await addTexts(api, project, 40)
  await addPairs(api, project)
  await judgeEach(api, project, [await makeRules(api, project, 'Strict', { 'number 7': 'privacy' })])
  await page.getByRole('link', { name: 'Take a snapshot' }).click()
  await expect(page.getByRole('heading', { name: 'Take a snapshot' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take the snapshot' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('checkbox', { name: 'Only accepted samples' }).click()
  await expect(page.getByText('40 of 40')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Only accepted samples' })).not.toBeChecked()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take the snapshot' }).click()
  await expect(page.getByRole('heading', { name: 'Snapshot 1.0.0' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('0 test rows have J ≥ 0.7 to any train row')).toBeVisible()
  await expect(page.getByText('No audit, no certificate')).toBeVisible()
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('pretty_name: "User prompts"')).toBeVisible()
  await expectAccessible(page)

  const lines = (bytes: Buffer) => bytes.toString().split('\n').filter(Boolean).length
  const table = (bytes: Buffer) => parse(bytes, { columns: true }).length
  const readers: [format: string, count: (bytes: Buffer) => number | Promise<number>, rows: number][] = [
    ['CSV, data', table, 40],
    ['CSV, spreadsheet-safe', table, 40],
    ['CSV, content and label', table, 40],
    ['JSON Lines', lines, 40],
    ['Parquet', (bytes) => Number(parquetMetadata(Uint8Array.from(bytes).buffer).num_rows), 40],
    ['Hugging Face folder', rowsInZip, 40],
    ['Llama Guard 3 training rows', lines, 40],
    ['OpenAI chat fine-tuning', lines, 40],
    ['Messages', lines, 40],
    ['NeMo blend', lines, 40],
    ['Aegis 2.0', (bytes) => JSON.parse(bytes.toString()).length, 40],
    ['Preference pairs', lines, 2],
    ['PKU-SafeRLHF', lines, 2],
    ['CSV, judge answers', table, 40],
  ]
  for (const [format, count, rows] of readers) {
    await page.getByRole('button', { name: 'Download', exact: true }).click()
    const { bytes } = await download(page, format)
    expect([format, await count(bytes)]).toEqual([format, rows])
  }
  await page.reload()
  await expect(page.getByRole('table', { name: 'Downloads' }).getByRole('row')).toHaveCount(15)
})

test('a file of a snapshot is the same bytes each time, and the rest of one that broke off can be asked for', async ({
  api,
  project,
}) => {
  await addTexts(api, project, 25)
  const { id: snapshotId } = await takeSnapshot(api, project)
  const ask = async () => {
    const started = await api.post(`${at(project)}/exports`, {
      data: { format: 'jsonl', snapshotId, reason: 'a story' },
    })
    return (await started.json()).data.href as string
  }
  const first = await api.get(await ask())
  const href = await ask()
  const start = await api.get(href, { headers: { range: 'bytes=0-499' } })
  expect(start.status()).toBe(206)
  const rest = await api.get(href, { headers: { range: 'bytes=500-', 'if-range': start.headers().etag ?? '' } })
  expect(rest.status()).toBe(206)
  expect(Buffer.concat([await start.body(), await rest.body()]).equals(await first.body())).toBe(true)
})

test('two snapshots are compared: who relabelled what, and what came', async ({ page, api, project }) => {
  await addTexts(api, project, 12)
  await takeSnapshot(api, project)
  const { samples } = (await (await api.get(`${at(project)}/samples?take=1`)).json()).data
  const [{ id, revision }] = samples
  await api.post(`${at(project)}/samples/${id}/decisions`, {
    data: { revision, act: 'label', labels: ['privacy'], note: 'names a person' },
  })
  await api.post(`${at(project)}/samples`, {
    data: { samples: [{ prompt: 'A lamp for the hall, please', labels: ['safe'] }] },
  })
  const { id: second } = await takeSnapshot(api, project)
  await page.goto(`/projects/${project.id}/snapshots/${second}`)
  await expect(page.getByText('Major: 1 row relabelled')).toBeVisible()
  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { name: '1.0.0 to 2.0.0' })).toBeVisible()
  await expect(page.getByRole('row', { name: /A lamp for the hall/ })).toContainText('Added')
  await page.getByRole('radio', { name: 'Relabelled 1' }).click()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Relabelled 1' })).toBeChecked()
  const changes = page.getByRole('table', { name: 'Changes' })
  await expect(changes.getByRole('row')).toHaveCount(2)
  await expect(changes).toContainText('names a person')
  await expectAccessible(page)
  const arrives = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const lines = readFileSync(await (await arrives).path(), 'utf8')
    .trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line).kinds)).toEqual([['relabelled'], ['added']])
})

test('an audit is drawn, decided by people who do not see the labels, and certified', async ({
  page,
  api,
  project,
}) => {
  await addTexts(api, project, 5)
  const { id: snapshot } = await takeSnapshot(api, project)
  await page.goto(`/projects/${project.id}/snapshots/${snapshot}`)
  await page.getByRole('button', { name: 'Start an audit' }).click()
  await page.getByRole('spinbutton', { name: 'Label error to rule out' }).fill('20')
  await expect(page.getByText('5 rows are drawn')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Draw the rows' }).click()
  await expect(page.getByText('0 of 5 drawn rows decided')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Certify' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('link', { name: 'Review the draw' }).click()
  const text = page.getByRole('region', { name: 'Sample' })
  const decided = async () => {
    const { audits } = (await (await api.get(`${at(project)}/snapshots/${snapshot}`)).json()).data
    return audits[0].size - audits[0].open
  }
  for (let round = 1; round <= 5; round++) {
    await expect(text).toContainText('What is a good name for boat')
    await page.keyboard.press('1')
    await expect.poll(decided).toBe(round)
  }
  await page.goto(`/projects/${project.id}/snapshots/${snapshot}`)
  await page.getByRole('button', { name: 'Certify' }).click()
  const figures = page.getByRole('table', { name: 'Label error' })
  await expect(figures.getByRole('row', { name: /All labels/ })).toContainText('0 of 5')
  await expectAccessible(page)
})

/** Rows of all Parquet files in a zip. */
function rowsInZip(bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error)
      let rows = 0
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error || !stream) return reject(error)
          const pieces: Buffer[] = []
          stream.on('data', (piece: Buffer) => pieces.push(piece))
          stream.on('end', () => {
            if (entry.fileName.endsWith('.parquet'))
              rows += Number(parquetMetadata(Uint8Array.from(Buffer.concat(pieces)).buffer).num_rows)
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(rows))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}
