import { expect, test } from './fixtures'

test('a new project has a model to ask, which says that it is simulated', async ({ api, project }) => {
  const models = (await (await api.get(`/api/v1/projects/${project.id}/models`)).json()).data
  expect(models).toMatchObject([{ name: 'simulator', simulated: true, priceIn: 0, priceOut: 0 }])
  const estimate = await api.post(`/api/v1/projects/${project.id}/models/estimates`, {
    data: { modelId: models[0].id, messages: [{ role: 'user', content: 'Write a short message' }], maxTokens: 80 },
  })
  expect((await estimate.json()).data).toMatchObject({ tokensOut: 80, totalMicros: 0 })
})
