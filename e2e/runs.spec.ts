import { addTexts, expect, expectAccessible, test } from './fixtures'

test('a check of the dataset is watched to its end without reloading', async ({ page, api, project }) => {
  await addTexts(api, project, 40)
  await page.goto(`/projects/${project.id}/settings`)
  await page.getByRole('button', { name: 'Acts on User prompts' }).click()
  await page.getByRole('menuitem', { name: 'Check the samples' }).click()
  await expect(page.getByRole('heading', { name: 'Check User prompts' })).toBeVisible()
  await expect(page.getByText('40 of 40')).toBeVisible()
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/projects/${project.id}/runs`)
  await expect(page.getByRole('row', { name: /Check User prompts/ }).getByText('Done')).toBeVisible()
  await page.getByRole('link', { name: 'Failed' }).click()
  await expect(page.getByText('No run in this state')).toBeVisible()
})

test('a run is paused, resumed and cancelled from its page', async ({ page, api, project }) => {
  await addTexts(api, project, 1000)
  const started = await api.post(`/api/v1/projects/${project.id}/datasets/${project.datasetId}/check`, {
    data: { batchSize: 1 },
  })
  const run = (await started.json()).data
  await api.put(`/api/v1/projects/${project.id}/runs/${run.id}/pause`, { data: {} })
  await page.goto(`/projects/${project.id}/runs/${run.id}`)
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await expect(page.getByText('Paused by')).toBeVisible()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeHidden()
  await api.put(`/api/v1/projects/${project.id}/runs/${run.id}/pause`, { data: {} })
  await page.reload()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the run' }).click()
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden()
})
