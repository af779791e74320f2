import { addTexts, expect, test } from './fixtures'

test('a script asks whether a text is there already, before it adds it', async ({ api, project }) => {
  await addTexts(api, project, 3)
  const asked = await api.post(`/api/v1/projects/${project.id}/duplicates/look-ups`, {
    data: { texts: [{ prompt: 'what is a good name for  boat number 2?' }, { prompt: 'How deep is the harbour?' }] },
  })
  expect(asked.status()).toBe(200)
  expect((await asked.json()).data.copies).toEqual([{ sampleId: expect.any(String), similarity: 1 }, null])
})
