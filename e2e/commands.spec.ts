import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { readInstance } from '../bin/instance/instance'
import { isListening } from '../bin/machine/ports'
import { stillRuns } from '../bin/machine/processes'
import { expect, initialOwner, test } from './fixtures'

const borrowed = 'the database belongs to somebody else here, and the commands look for the one in the data folder'

test.describe('the commands beside a studio that runs', () => {
  test.skip(Boolean(process.env.DATABASE_URL), borrowed)
  test.afterEach(() => {
    for (const child of begun.splice(0)) child.kill()
  })

  test('a second start says who has the folder, a further worker finds it, and a keeper who forgot their password gets a link', async ({
    stranger,
    startAssay,
  }) => {
    test.setTimeout(120_000)
    const assay = await startAssay({ init: true })
    const second = command('start', [], { ASSAY_DATA: assay.folder, PORT: '0' })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Assay already runs on ${assay.folder} (pid ${assay.supervisor.pid}) at`)

    const worker = command('worker', [], { ASSAY_DATA: assay.folder })
    await expect.poll(() => worker.output(), { timeout: 30_000 }).toContain(`takes jobs of ${assay.address}`)
    worker.child.kill('SIGTERM')
    expect(await worker.ended).toBe(0)

    const link = command('password-link', [initialOwner.email], { ASSAY_DATA: assay.folder })
    expect(await link.ended).toBe(0)
    await stranger.goto(/https?:\S+\/password#\S+/.exec(link.output())?.[0] ?? '')
    await stranger.getByLabel('New password').fill('five quiet words are enough')
    await stranger.getByRole('button', { name: 'Set the password' }).click()
    await stranger.waitForURL(/\/projects/)

    const unknown = command('password-link', ['nobody@example.org'], { ASSAY_DATA: assay.folder })
    expect(await unknown.ended).toBe(1)
    expect(unknown.output()).toContain(`Keepers: ${initialOwner.email}.`)
  })

  test('without a studio, a worker says how to get one', async () => {
    const empty = path.resolve('test-results/no-studio')
    const worker = command('worker', [], { ASSAY_DATA: empty })
    expect(await worker.ended).toBe(1)
    expect(worker.output()).toContain(`No studio runs on ${empty}.`)
  })

  test('when npm is told to stop, the studio stops, and its ports are free', async ({ startAssay }) => {
    test.setTimeout(120_000)
    const assay = await startAssay({ through: 'npm' })
    const state = assay.state()
    assay.supervisor.kill('SIGTERM')
    await expect.poll(() => stillRuns(state?.holder), { timeout: 30_000 }).toBe(false)
    for (const mark of [state?.postgres, ...Object.values(state?.children ?? {})]) expect(stillRuns(mark)).toBe(false)
    for (const port of [state?.postgres?.port, Number(new URL(assay.address).port)])
      expect(await isListening(port ?? 0)).toBe(false)
    expect(readInstance(assay.folder)).toBeNull()
  })
})

const begun: ChildProcess[] = []
type Command = { child: ChildProcess; ended: Promise<number | null>; output: () => string }

function command(name: string, args: string[], env: Record<string, string>): Command {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(ASSAY_|PORT$|HOST$|NODE_ENV$)/.test(key))
  const child = spawn(process.execPath, ['--conditions=react-server', 'bin/run.js', name, ...args], {
    env: { ...Object.fromEntries(inherited), ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  begun.push(child)
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)), output: () => output }
}
