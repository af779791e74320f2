import type { APIRequestContext, Page } from '@playwright/test'
import { workAnHour } from '../bin/testing/review-hour'
import {
  addTexts,
  expect,
  expectAccessible,
  initialOwner,
  joinAs,
  notice,
  signIn,
  test,
  type StoryProject,
} from './fixtures'

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
const held = async (api: APIRequestContext, project: StoryProject, queueId: string) =>
  (await (await api.get(`/api/v1/projects/${project.id}/queues/${queueId}/progress`)).json()).data.heldByOthers
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
  await expect(strip(page).getByRole('button')).toHaveText([
    /Undo/,
    /Skipped/,
    /Safe/,
    /Privacy/,
    /Spam & Scams/,
    /I need to stop/,
  ])
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
    .toEqual([null, null, null, null, ['spam-scams'], ['spam-scams']])
})

test('of two browsers on one sample, the second is told who and what, and chooses', async ({
  page,
  api,
  project,
  browser,
  baseURL,
}) => {
  const ids = await fill(api, project)
  const [one, other] = [
    await makeQueue(api, project, { sampleIds: ids }),
    await makeQueue(api, project, { sampleIds: ids }),
  ]
  const ada = await joinAs('reviewer', project, { api, browser, baseURL })
  await open(page, project, one)
  await open(ada, project, other)
  await expect(text(page)).toContainText('Cheap boats')
  await expect(text(ada)).toContainText('Cheap boats')
  await ada.keyboard.press('1')
  await expect.poll(async () => (await decisionsOf(api, project, other)).queue.open).toBe(5)
  await page.keyboard.press('2')
  await page.keyboard.press('3')
  const told = page.getByRole('alert').filter({ hasText: 'changed this sample first' })
  await expect(told).toContainText('A reviewer changed this sample first: it is now Safe, accepted. Yours: Privacy')
  await expectAccessible(page)
  await told.getByRole('button', { name: 'Use mine' }).press('Enter')
  await expect(told).toBeHidden()
  await expect
    .poll(async () => (await (await api.get(`/api/v1/projects/${project.id}/samples/${ids[0]}`)).json()).data.labels)
    .toEqual(['privacy'])

  // A tab that is closed at once, while it still asks for more, holds nothing either.
  await expect.poll(() => held(api, project, other)).toBe(5)
  await ada.close()
  await expect.poll(() => held(api, project, other), { timeout: 4_000 }).toBe(0)
  const again = await ada.context().newPage()
  await open(again, project, other)
  await expect(text(again)).toContainText('Your anchor')
  await again.close()
  await expect.poll(() => held(api, project, other), { timeout: 4_000 }).toBe(0)
})

test('a disagreement is settled by keyboard, and who was overruled reads why', async ({
  page,
  api,
  project,
  browser,
  baseURL,
}) => {
  const ids = await fill(api, project)
  const queue = await makeQueue(api, project, { sampleIds: ids.slice(0, 1), overlap: 2 })
  const ada = await joinAs('reviewer', project, { api, browser, baseURL })
  await open(ada, project, queue)
  await expect(text(ada)).toContainText('Cheap boats')
  await ada.keyboard.press('1')
  await expect(ada.getByRole('heading', { name: 'Nothing is left in this queue' })).toBeVisible()
  await open(page, project, queue)
  await expect(text(page)).toContainText('Cheap boats')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await decisionsOf(api, project, queue)).queue.disputed).toBe(1)

  await page.goto(`/projects/${project.id}/review/disputes`)
  await expect(page.getByRole('list', { name: 'What each said' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('main')).not.toContainText('A reviewer')
  await expectAccessible(page)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('3')
  await expect(page.getByText('This overrules everybody: say why').first()).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nobody disagrees' })).toBeVisible()
  await ada.goto(`/projects/${project.id}/review/me`)
  await expect(ada.getByText('You: Safe. Settled: Spam & Scams.')).toBeVisible()
  await expectAccessible(ada)
})

test('known answers that are missed pause a reviewer; a curator reads why, lets them go on, and may pause by hand', async ({
  page,
  api,
  project,
  browser,
  baseURL,
}) => {
  const known = await fill(api, project)
  for (const id of known.slice(0, 3)) {
    const response = await api.put(`/api/v1/projects/${project.id}/known-answers/${id}`, {
      data: { labels: ['spam-scams'] },
    })
    expect(response.status()).toBe(200)
  }
  await addTexts(api, project, 100)
  const ids: string[] = (
    await (await api.get(`/api/v1/projects/${project.id}/samples?take=500&text=boat number`)).json()
  ).data.samples.map(({ id }: { id: string }) => id)
  const queue = await makeQueue(api, project, { sampleIds: ids, goldShare: 0.1, goldLeast: 1 })
  const ada = await joinAs('reviewer', project, { api, browser, baseURL })
  await open(ada, project, queue)
  await expect(text(ada)).toContainText('boat number')
  const paused = ada.getByRole('heading', { name: 'You are paused in this queue' })
  await expect(async () => {
    await ada.keyboard.press('1')
    await expect(paused).toBeVisible({ timeout: 40 })
  }).toPass({ intervals: [0], timeout: 30_000 })
  await expect(ada.getByRole('main')).toContainText('0 of 1 known answers')
  await expect(text(ada)).toBeHidden()
  await expectAccessible(ada)

  await page.goto(`/projects/${project.id}/review/queues/${queue}`)
  const row = page.getByRole('row', { name: /A reviewer/ })
  await expect(row).toContainText(/0 of \d/)
  await row.getByRole('button', { name: 'Let go on' }).press('Enter')
  await expect(row.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expectAccessible(page)
  await ada.reload()
  await expect(text(ada)).toBeVisible()
  await row.getByRole('button', { name: 'Pause' }).press('Enter')
  await expect(row).toContainText('Paused by')
  await ada.reload()
  await expect(paused).toBeVisible()
})

test('every key does what its sheet says, none while typing, and a closed tab loses nothing', async ({
  page,
  api,
  project,
}) => {
  test.setTimeout(120_000)
  await fill(api, project)
  await addTexts(api, project, 20)
  const found = await (await api.get(`/api/v1/projects/${project.id}/samples?take=500&order=oldest`)).json()
  const ids: string[] = found.data.samples.map(({ id }: { id: string }) => id)
  const queue = await makeQueue(api, project, { sampleIds: ids })
  await open(page, project, queue)
  await expect(text(page)).toContainText('Cheap boats')
  await page.waitForLoadState('networkidle')
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

  await press('j')
  await expect(text(page)).toContainText('Your anchor')
  await press('k', 'Backspace', 'Delete')
  await page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '1', modifierAltGraph: true, bubbles: true })),
  )
  await expect(text(page)).toContainText('Cheap boats')
  await press('c')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Comment').pressSequentially('1 s f x z: not a key')
  await dialog.getByLabel('Comment').press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(text(page)).toContainText('Cheap boats')
  await expect(strip(page)).toContainText('Noted')
  await press('e')
  await dialog.getByLabel('Prompt').fill('Cheap boats, write to me')
  await dialog.getByRole('button', { name: 'Save as revision 2' }).press('Enter')
  await expect(text(page)).toContainText('Cheap boats, write to me')
  await expect(dialog).toBeHidden()
  await press('b')
  await expect(page.getByRole('button', { name: 'Text hidden' })).toBeVisible()
  await press('r')
  await expect(text(page)).toContainText('Cheap boats')
  await press('b', '?')
  await expect(dialog).toContainText('Skip')
  await press('1', 'Escape')
  await expect(dialog).toBeHidden()
  await press('/')
  await expect(dialog).toBeVisible()
  await press('Escape')
  await expect(dialog).toBeHidden()
  await expect(text(page)).toContainText('Cheap boats')
  await press('f')
  await expect(text(page)).toContainText('Your anchor')
  await press('x')
  await expect(text(page)).toContainText('Double your rope')
  // A button that has the focus keeps its Enter.
  await page.getByRole('button', { name: 'Skip' }).focus()
  await press('Enter')
  await expect(strip(page).getByRole('button').nth(1)).toContainText('Skipped')
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())

  // Ten keys in one breath are ten decisions.
  await page.evaluate(() => {
    for (let at = 0; at < 10; at++) document.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }))
  })
  await expect
    .poll(async () => (await decisionsOf(api, project, queue)).queue.open, { timeout: 30_000 })
    .toBe(ids.length - 12)
  await page.context().setOffline(true)
  await press('1', '1', '2', '3')
  await expect(page.getByRole('status').filter({ hasText: '3 decisions are not sent yet.' })).toBeVisible()
  await expectAccessible(page)
  const context = page.context()
  await page.close()
  await context.setOffline(false)
  const elsewhere = await context.newPage()
  await elsewhere.goto(`/projects/${project.id}/samples`)
  await expect
    .poll(async () => (await decisionsOf(api, project, queue)).queue.open, { timeout: 30_000 })
    .toBe(ids.length - 15)
})

test('on a phone big buttons decide, and a swipe only turns the page', async ({
  api,
  project,
  browser,
  baseURL,
  ownerState,
}) => {
  const ids = await fill(api, project)
  const queue = await makeQueue(api, project, { sampleIds: ids })
  const context = await browser.newContext({
    baseURL,
    storageState: ownerState,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const phone = await context.newPage()
  await open(phone, project, queue)
  await expect(text(phone)).toContainText('Cheap boats')
  await phone.waitForLoadState('networkidle')
  await expectAccessible(phone)
  const swipe = async (from: number, to: number) => {
    const touch = { pointerType: 'touch', clientY: 200, bubbles: true }
    await text(phone).dispatchEvent('pointerdown', { ...touch, clientX: from })
    await text(phone).dispatchEvent('pointerup', { ...touch, clientX: to })
  }
  await swipe(320, 100)
  await expect(text(phone)).toContainText('Your anchor')
  await swipe(100, 320)
  await expect(text(phone)).toContainText('Cheap boats')
  expect((await decisionsOf(api, project, queue)).queue.open).toBe(6)
  const unsafe = phone.getByRole('button', { name: /^Unsafe/ })
  expect((await unsafe.boundingBox())?.height).toBeGreaterThanOrEqual(64)
  await unsafe.tap()
  await phone.getByRole('group', { name: 'Label' }).getByRole('button', { name: /Spam/ }).tap()
  await expect(text(phone)).toContainText('Your anchor')
  await phone.getByRole('button', { name: /^Safe/ }).tap()
  await expect.poll(async () => (await decisionsOf(api, project, queue)).queue.open).toBe(4)

  // What was skipped comes again at the end.
  await expect(text(phone)).toContainText('Double your rope')
  await phone.getByRole('button', { name: 'Skip' }).tap()
  for (const next of ['Which ferry', 'Is the harbour', 'How do I tie']) {
    await expect(text(phone)).toContainText(next)
    await phone.getByRole('button', { name: /^Safe/ }).tap()
  }
  await expect(text(phone)).toContainText('Double your rope')
  await context.close()
})

test('veil, other keys and a break are one’s own choice, and stopping gives everything back', async ({
  page,
  api,
  project,
}) => {
  const ids = await fill(api, project)
  const queue = await makeQueue(api, project, { sampleIds: ids })
  await page.goto(`/projects/${project.id}/review/me`)
  await page.getByRole('radio', { name: 'Always' }).press('Enter')
  await page.getByRole('combobox', { name: 'Key for: Skip' }).press('Enter')
  await page.getByRole('option', { name: 'q', exact: true }).press('Enter')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep settings' }).press('Enter')
  await expect(notice(page, 'Settings kept')).toBeVisible()
  await open(page, project, queue)
  await expect(page.getByRole('button', { name: 'Text hidden' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: 'Text hidden' })).toBeHidden()
  await page.keyboard.press('q')
  await expect(page.getByRole('button', { name: 'Text hidden' })).toBeVisible()
  await expect(strip(page)).toContainText('Skipped')
  await page.getByRole('button', { name: 'I need to stop' }).press('Enter')
  await page.waitForURL((url) => url.pathname === `/projects/${project.id}`)
  await expect.poll(() => held(api, project, queue)).toBe(0)
})

test('ten thousand samples changed at once are taken back from the desk', async ({ page, api, project }) => {
  test.setTimeout(120_000)
  for (let part = 0; part < 10; part++) {
    const samples = Array.from({ length: 1_000 }, (_, at) => ({
      prompt: `Where is berth ${part * 1_000 + at}?`,
      labels: ['safe'],
    }))
    await api.post(`/api/v1/projects/${project.id}/samples`, { data: { samples } })
  }
  await page.goto(`/projects/${project.id}/samples`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selected samples' })
  await bar.getByRole('button', { name: 'Select all 10,000' }).press('Enter')
  await expectAccessible(page)
  await page.keyboard.press('f')
  await expect(page.getByText('10,000 samples flagged', { exact: true })).toBeVisible({ timeout: 60_000 })
  await page.goto(`/projects/${project.id}/review`)
  await expect(strip(page)).toContainText('Flag 10,000 samples')
  await expectAccessible(page)
  await page.keyboard.press('z')
  await expect
    .poll(
      async () => (await (await api.get(`/api/v1/projects/${project.id}/samples/facets?state=new`)).json()).data.total,
      { timeout: 60_000 },
    )
    .toBe(10_000)
})

test('two hundred decisions with the network cut and the studio killed: each arrives once', async ({
  browser,
  startAssay,
}) => {
  test.skip(Boolean(process.env.DATABASE_URL), 'the studio is somebody else’s here, and cannot be killed')
  test.setTimeout(240_000)
  const assay = await startAssay({ init: true })
  const context = await browser.newContext({ baseURL: assay.address, storageState: { cookies: [], origins: [] } })
  try {
    const page = await context.newPage()
    await signIn(page, initialOwner)
    const ask = async (method: string, path: string, data?: object) => {
      const response = await context.request.fetch(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${initialOwner.apiKey}` },
        ...(data && { data }),
      })
      return (await response.json()).data
    }
    const { id } = await ask('POST', '/projects', { name: 'An hour' })
    await ask('POST', `/projects/${id}/samples`, {
      samples: Array.from({ length: 220 }, (_, at) => ({ prompt: `Which tide is number ${at}?`, labels: ['safe'] })),
    })
    await page.goto(`/projects/${id}/review`)
    await page.waitForLoadState('networkidle')
    await workAnHour(page, {
      decisions: 200,
      pace: [10, 60],
      cut: { after: 60, milliseconds: 3_000 },
      restart: { after: 130, kill: () => assay.kill('web') },
    })
    await expect
      .poll(
        async () =>
          (await ask('GET', `/projects/${id}/queues`)).find(({ key }: { key: string }) => key === 'unreviewed')?.done,
        { timeout: 60_000 },
      )
      .toBe(200)
    const samples = (await ask('GET', `/projects/${id}/samples?take=500&state=accepted,flagged`)).samples
    expect(samples).toHaveLength(200)
    expect(samples.every(({ revision }: { revision: number }) => revision === 2)).toBe(true)
  } finally {
    await context.close()
  }
})
