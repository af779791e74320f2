import AxeBuilder from '@axe-core/playwright'
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { type AssayOptions, initialOwner, startAssay } from '../bin/testing/start-assay'

export { initialOwner, type RunningAssay } from '../bin/testing/start-assay'
export { expect }

export type StoryProject = { id: string; name: string; datasetId: string }

type Fixtures = {
  /** The public API with the keeper's key. */
  api: APIRequestContext
  /** A project of this story's own. */
  project: StoryProject
  /** A page on which the studio's owner is signed in. */
  page: Page
  /** Another browser altogether, signed in as nobody. */
  stranger: Page
  /** Starts a studio of the story's own, which is stopped with the story, however that ends. */
  startAssay: typeof startAssay
}

type WorkerFixtures = { ownerState: Awaited<ReturnType<BrowserContext['storageState']>> }

export const test = base.extend<Fixtures, WorkerFixtures>({
  ownerState: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: process.env.ASSAY_E2E_URL })
      await signIn(await context.newPage(), initialOwner)
      await use(await context.storageState())
      await context.close()
    },
    { scope: 'worker' },
  ],
  storageState: ({ ownerState }, use) => use(ownerState),
  api: async ({ playwright, baseURL }, use) => {
    const api = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { authorization: `Bearer ${initialOwner.apiKey}` },
    })
    await use(api)
    await api.dispose()
  },
  project: async ({ api }, use) => {
    // Its name stands in the header: one that said what the story is about would be found in place of what the story looks for.
    const name = `Story ${Math.random().toString(36).slice(2, 8)}`
    const response = await api.post('/api/v1/projects', { data: { name } })
    expect(response.status()).toBe(201)
    const { data } = await response.json()
    await use({ id: data.id, name, datasetId: data.datasetId })
  },
  stranger: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } })
    await use(await context.newPage())
    await context.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is read from its first argument.
  startAssay: async ({}, use) => {
    const studios = ownStudios()
    await use(studios.start)
    await studios.stop()
  },
})

/** Starts studios, and stops all that it started: those that a story left running, killed, or never saw ready. */
export function ownStudios() {
  const started: ReturnType<typeof startAssay>[] = []
  return {
    start(options?: AssayOptions) {
      const studio = startAssay(options)
      started.unshift(studio)
      return studio
    },
    async stop() {
      // The last first: one that was started on the folder of another is not stopped as that other.
      for (const studio of started)
        await studio.then(
          (assay) => assay.stop(),
          () => null,
        )
    },
  }
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

const ofColours = ['color-contrast', 'link-in-text-block']

/** No screen may break the rules of WCAG 2.2 AA, in neither theme; and a page scrolls in its frame, never the window. */
export async function expectAccessible(page: Page) {
  const beyond = () => (document.getElementById('main') ? document.documentElement.scrollHeight - innerHeight : 0)
  expect(await page.evaluate(beyond)).toBe(0)
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(async (theme) => {
      document.documentElement.setAttribute('data-theme', theme)
      await new Promise(requestAnimationFrame)
      // A colour on its way from one theme to the other is neither.
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
      await Promise.allSettled(ending.map(({ finished }) => finished))
    }, theme)
    const axe = new AxeBuilder({ page })
    // All that a theme changes is colours.
    const { violations } = await (theme === 'light'
      ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      : axe.withRules(ofColours)
    ).analyze()
    expect(
      violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([])
  }
}

/** What the studio says in a corner when something is done. Its words stand in the page twice: once to be seen, once to be heard. */
export function notice(page: Page, text: string | RegExp) {
  return page.getByRole('region', { name: /^Notices/ }).getByText(text)
}

type Given = { api: APIRequestContext; browser: Browser; baseURL: string | undefined }

/** A page in a browser of its own, on which a new person is signed in who joined the project in this role. */
export async function joinAs(role: string, project: { id: string }, { api, browser, baseURL }: Given): Promise<Page> {
  const response = await api.post(`/api/v1/projects/${project.id}/invitations`, { data: { role } })
  expect(response.status()).toBe(201)
  const { link } = (await response.json()).data
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Name').fill(`A ${role}`)
  await page.getByLabel('E-mail').fill(`${role}-${Math.random().toString(36).slice(2)}@example.org`)
  await page.getByLabel('Password').fill('a long password for stories')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.waitForURL(/\/projects/)
  return page
}

/** Texts that differ, all safe. */
export async function addTexts(api: APIRequestContext, project: StoryProject, count: number) {
  const samples = Array.from({ length: count }, (_, index) => ({
    prompt: `What is a good name for boat number ${index}?`,
    labels: ['safe'],
  }))
  const response = await api.post(`/api/v1/projects/${project.id}/samples`, {
    data: { dataset: project.datasetId, samples },
  })
  expect(response.status()).toBe(201)
}

/** Takes a snapshot of all samples by the API and waits for it. */
export async function takeSnapshot(api: APIRequestContext, project: { id: string }) {
  const at = `/api/v1/projects/${project.id}/snapshots`
  const response = await api.post(at, { data: { accepted: false } })
  expect(response.status()).toBe(201)
  const { id } = (await response.json()).data
  const taken = async () => (await (await api.get(`${at}/${id}`)).json()).data
  await expect.poll(async () => (await taken()).status, { timeout: 30_000 }).toBe('taken')
  return { id: id as string, version: (await taken()).version as string }
}

/** On a slow network a page is drawn long before its scripts are there. Gives what lets them arrive. */
export async function holdScripts(page: Page) {
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/_next/static/**/*.js', (route) => arrived.then(() => route.continue()))
  return async () => {
    await page.waitForTimeout(1_000)
    arrive()
  }
}
