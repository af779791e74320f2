import type { APIRequestContext, Page } from '@playwright/test'
import { addTexts, expect, expectAccessible, type StoryProject, test } from './fixtures'

const spam = [
  'Cheap boats, write me private',
  'Your anchor is waiting. Confirm the fee today',
  'Double your rope in one day',
]
const fine = ['Which ferry takes bicycles?', 'Is the harbour café open on Sunday?', 'How do I tie a bowline?']

async function fill(api: APIRequestContext, project: StoryProject) {
  const samples = [
    ...spam.map((prompt) => ({ prompt, labels: ['spam-scams'] })),
    ...fine.map((prompt) => ({ prompt, labels: ['safe'] })),
  ]
  const response = await api.post(`/api/v1/projects/${project.id}/samples`, { data: { samples } })
  expect(response.status()).toBe(201)
  return (await response.json()).data.ids as string[]
}
async function makeQueue(api: APIRequestContext, project: StoryProject, data: object) {
  const response = await api.post(`/api/v1/projects/${project.id}/queues`, { data: { name: 'Harbour', ...data } })
  expect(response.status()).toBe(201)
  return (await response.json()).data.id as string
}
const text = (page: Page) => page.getByRole('region', { name: 'Sample' })
const strip = (page: Page) => page.getByRole('group', { name: 'Last decisions' })
const decisionsOf = async (api: APIRequestContext, project: StoryProject, queueId: string) =>
  (await (await api.get(`/api/v1/projects/${project.id}/queues/${queueId}/decisions`)).json()).data
const open = (page: Page, project: StoryProject, queue: string) =>
  page.goto(`/projects/${project.id}/review?queue=${queue}`)

test('a script hands samples to people and asks what they made of them', async ({ api, project }) => {
  await addTexts(api, project, 3)
  const id = await makeQueue(api, project, { kind: 'audit', filter: {}, take: 2, blind: true })
  expect(await decisionsOf(api, project, id)).toMatchObject({
    queue: { name: 'Harbour', items: 2, open: 2 },
    next: null,
  })
})

test('by keyboard alone: one key for a right suggestion, two for a wrong one, undo over a reload', async ({
  page,
  api,
  project,
}) => {
  const ids = await fill(api, project)
  const queue = await makeQueue(api, project, { sampleIds: ids })
  await open(page, project, queue)
  await expect(text(page)).toContainText('Cheap boats')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(text(page)).toContainText('Your anchor')
  await page.keyboard.press('2')
  await expect(page.getByRole('group', { name: 'Label' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Unsafe/ })).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await page.keyboard.press('3')
  await expect(text(page)).toContainText('Double your rope')
  await page.keyboard.press('1')
  await expect(text(page)).toContainText('Which ferry')
  await page.keyboard.press('s')
  await expect(text(page)).toContainText('Is the harbour')
  await expect(strip(page).getByRole('button')).toHaveText([/Undo/, /Skipped/, /Safe/, /Privacy/, /Spam & Scams/])
  await expect.poll(async () => (await decisionsOf(api, project, queue)).queue.open).toBe(3)

  await page.reload()
  await expect(text(page)).toContainText('Is the harbour')
  await page.keyboard.press('z')
  await expect(text(page)).toContainText('Which ferry')
  await page.keyboard.press('z')
  await expect(text(page)).toContainText('Double your rope')
  await page.keyboard.press('z')
  await expect(text(page)).toContainText('Your anchor')
  await page.keyboard.press('Enter')
  await expect(text(page)).toContainText('Double your rope')
  await expect
    .poll(async () =>
      (await decisionsOf(api, project, queue)).items.map(({ labels }: { labels: string[] | null }) => labels).sort(),
    )
    .toEqual([['spam-scams'], ['spam-scams'], null, null, null, null])
})
