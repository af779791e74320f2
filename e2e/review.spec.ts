import { addTexts, expect, test } from './fixtures'

test('a script hands samples to people and asks what they made of them', async ({ api, project }) => {
  await addTexts(api, project, 3)
  const made = await api.post(`/api/v1/projects/${project.id}/queues`, {
    data: { name: 'Boats', kind: 'audit', filter: {}, take: 2, blind: true },
  })
  expect(made.status()).toBe(201)
  const { id, items } = (await made.json()).data
  expect(items).toBe(2)
  const told = await api.get(`/api/v1/projects/${project.id}/queues/${id}/decisions`)
  expect((await told.json()).data).toMatchObject({ queue: { name: 'Boats', items: 2, open: 2 }, next: null })
})
