import { expect, test } from './fixtures'

test('changes are filtered by what, by whom and by day, and the address keeps it', async ({ page, api, project }) => {
  await api.patch(`/api/v1/projects/${project.id}`, { data: { name: 'Renamed by key' } })
  await api.post(`/api/v1/projects/${project.id}/invitations`, { data: { role: 'viewer' } })
  await page.goto(`/projects/${project.id}/audit`)
  const changes = page.getByRole('table', { name: 'Changes' })
  await expect(changes.getByRole('cell', { name: 'invitation make' })).toBeVisible()

  await page.getByLabel('What').click()
  await page.getByRole('option', { name: 'project' }).click()
  await expect(page).toHaveURL(/room=project/)
  await expect(changes.getByRole('cell', { name: 'project rename' })).toBeVisible()
  await expect(changes.getByRole('cell', { name: 'invitation make' })).toBeHidden()
  await page.reload()
  await expect(changes.getByRole('cell', { name: 'invitation make' })).toBeHidden()

  await page.goto(`/projects/${project.id}/audit?until=2020-01-01`)
  await expect(page.getByText('No change matches')).toBeVisible()
})
