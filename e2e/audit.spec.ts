import { expect, expectAccessible, test } from './fixtures'

test('changes are told in words, filtered by what, by whom and by day, and the address keeps it', async ({
  page,
  api,
  project,
}) => {
  await api.patch(`/api/v1/projects/${project.id}`, { data: { name: 'Renamed by key' } })
  await api.post(`/api/v1/projects/${project.id}/invitations`, { data: { role: 'viewer' } })
  await api.post(`/api/v1/projects/${project.id}/personas`, { data: { text: 'A baker in Ghent' } })
  const [persona] = (await (await api.get(`/api/v1/projects/${project.id}/personas`)).json()).data.personas
  const text = `A <b>baker</b> in Ghent ${'who writes about bread, and about boats. '.repeat(8)}The end`
  await api.patch(`/api/v1/projects/${project.id}/personas/${persona.id}`, { data: { revision: 1, text } })
  const samples = [{ prompt: 'How deep is the harbour?', labels: ['safe'] }]
  await api.post(`/api/v1/projects/${project.id}/samples`, { data: { dataset: project.datasetId, samples } })
  const [sample] = (await (await api.get(`/api/v1/projects/${project.id}/samples`)).json()).data.samples
  const decision = { revision: 1, act: 'label', labels: ['spam-scams'] }
  await api.post(`/api/v1/projects/${project.id}/samples/${sample.id}/decisions`, { data: decision })

  await page.goto(`/projects/${project.id}/audit`)
  const changes = page.getByRole('list', { name: 'Changes' })
  const entry = (words: string) => changes.getByRole('listitem').filter({ hasText: words })
  await expect(entry('Invitation made').getByRole('term').first()).toHaveText('Role')
  await expect(entry('Invitation made').getByRole('definition').first()).toHaveText('viewer')
  await expect(entry('Sample relabelled').getByRole('deletion').last()).toHaveText('safe')
  await expect(entry('Sample relabelled').getByRole('insertion').last()).toHaveText('spam-scams')
  await expect(entry('Project renamed').getByRole('insertion')).toHaveText('Renamed by key')
  const edited = entry('Persona edited')
  await expect(edited.getByText(/^A <b>baker<\/b> in Ghent who writes/).first()).toBeVisible()
  await expect(edited.getByText(/The end$/)).toBeHidden()
  await edited.getByText('Show all', { exact: true }).click()
  await expect(edited.getByText(/The end$/)).toBeVisible()
  await expect(edited).not.toContainText('Tags')
  await entry('Project renamed').getByText('JSON', { exact: true }).press('Enter')
  await expect(entry('Project renamed').getByText('"after": {')).toBeVisible()
  await expectAccessible(page)
  await entry('Sample relabelled')
    .getByRole('link', { name: /^sample …/ })
    .click()
  await expect(page.getByText('How deep is the harbour?').first()).toBeVisible()
  await page.goBack()

  await page.getByLabel('What').click()
  await page.getByRole('option', { name: 'Project' }).click()
  await expect(page).toHaveURL(/room=project/)
  await expect(entry('Project renamed')).toBeVisible()
  await expect(entry('Invitation made')).toBeHidden()
  await page.reload()
  await expect(entry('Invitation made')).toBeHidden()

  await page.goto(`/projects/${project.id}/audit?until=2020-01-01`)
  await expect(page.getByText('No change matches')).toBeVisible()
})
