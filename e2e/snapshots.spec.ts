import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { addTexts, expect, expectAccessible, test } from './fixtures'

/** Chooses a format in the open dialog, says why, and returns the bytes that arrive. */
async function download(page: Page, format: string) {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Format' }).click()
  await page.getByRole('option', { name: new RegExp(`^${format}`) }).click()
  await dialog.getByRole('textbox', { name: 'What is it for?' }).fill('a story')
  const arrives = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  const arrived = await arrives
  await expect(dialog).toBeHidden()
  return { name: arrived.suggestedFilename(), bytes: readFileSync(await arrived.path()) }
}

test('what the table shows is what a live download holds', async ({ page, api, project }) => {
  await addTexts(api, project, 30)
  await api.post(`/api/v1/projects/${project.id}/samples`, {
    data: { samples: [{ prompt: '=A1+B1, the sum', labels: ['spam-scams'] }] },
  })
  await page.goto(`/projects/${project.id}/samples?labels=spam-scams`)
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
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const all = await download(page, 'JSON Lines')
  expect(all.bytes.toString().trim().split('\n')).toHaveLength(31)
  await page.goto(`/projects/${project.id}/audit`)
  await expect(page.getByText('user-prompts-live-jsonl.jsonl').first()).toBeVisible()
})
