import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildFolder, ensureBuild, ensureClient, writeApiDocument } from './build/build'
import { claimInstance, endLeftBehind, type Instance } from './instance/instance'
import { readSettings, secretsOf } from './instance/instance-settings'
import { requirePort } from './machine/ports'
import { migrate } from './postgres/migrate'
import { keepPostgres } from './postgres/postgres-keeper'
import { type Child, superviseChild } from './supervisor/child'
import { listenForStop } from './supervisor/stopping'
import { Failure, messageOf } from './terminal/failure'
import { notice, seconds, step } from './terminal/steps'
import { addressOf, loopbackOf } from './web/hosts'

type Settings = ReturnType<typeof readSettings>
/** What has to be undone, in the order it was done. */
type Undo = { name: string; stop: () => Promise<void>; kill: () => void }[]

export async function main(args: string[]) {
  const begun = Date.now()
  const dev = args.includes('--dev')
  const settings = readSettings()
  const undo: Undo = []
  const stopping = listenForStop(() => {
    for (const { kill } of undo) kill()
    process.exit(130)
  })
  const instance = claimInstance(settings.folder, 'serving')
  const up = bringUp({ settings, instance, undo, dev, signal: stopping.signal, begun })
  try {
    await Promise.race([stopping.requested, up])
    await stopping.requested
  } catch (error) {
    if (!stopping.signal.aborted) throw error
  } finally {
    await bringDown(undo)
    // Asked to stop in the middle of a step, that step may yet have started something.
    await Promise.race([up.catch(() => {}), pause(15_000)])
    await bringDown(undo)
    instance.release()
  }
  return 0
}

type Start = { settings: Settings; instance: Instance; undo: Undo; dev: boolean; signal: AbortSignal; begun: number }

async function bringUp({ settings, instance, undo, dev, signal, begun }: Start) {
  await endLeftBehind(instance.leftBehind)
  if (settings.PORT > 0) await requirePort(settings.PORT, settings.HOST)
  fillEnvironment(settings, dev)
  process.env.DATABASE_URL = await startDatabase(settings, instance, undo)
  const url = process.env.DATABASE_URL
  signal.throwIfAborted()
  await step(
    'migrate',
    () => migrate(url),
    (names) => (names.length ? `${names.length} applied` : 'nothing to do'),
  )
  await step(
    'client',
    () => ensureClient(undefined, signal),
    (made) => (made ? 'generated' : 'up to date'),
  )
  if (dev) await writeApiDocument()
  else
    await step(
      'build',
      // Stories walk through the one build that `npm test` made for them.
      async () => !process.env.ASSAY_BUILD_FOLDER && (await ensureBuild(signal)),
      (built) => (built ? `into ${buildFolder()}` : 'up to date'),
    )
  signal.throwIfAborted()

  const web = startWeb(settings, instance, undo)
  const { prepareInstance } = await import('../lib/first-run')
  const { setupToken } = await step('studio', prepareInstance, (made) =>
    made.setupToken ? 'not set up yet' : 'set up',
  )
  signal.throwIfAborted()
  const worker = settings.ASSAY_WORKERS > 0 ? null : startWorker(instance, undo)
  const port = await step(
    'web',
    () => webReady(web, settings, signal),
    (number) => `port ${number}`,
  )
  if (worker)
    await step(
      'worker',
      () => worker.ready,
      () => 'takes jobs',
    )

  const address = addressOf({ host: settings.HOST, port, publicUrl: settings.ASSAY_URL })
  process.env.PORT = String(port)
  instance.update({ ready: true, address })
  notice([
    `Assay is ready at ${address}  (after ${seconds(Date.now() - begun)})`,
    setupToken ? `Set it up: ${address}/setup#${setupToken}` : `Already set up: sign in at ${address}/sign-in`,
    `Data: ${settings.DATABASE_URL ? 'the database in DATABASE_URL' : settings.folder}`,
    `Stop: ${process.stdin.isTTY ? 'Ctrl-C' : `kill ${process.pid}`}`,
  ])
}

/** From here on this process and its children have every setting, whoever left it out. */
function fillEnvironment(settings: Settings, dev: boolean) {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: settings.HOST,
    ASSAY_DATA: settings.folder,
    ...secretsOf(settings),
  })
}

async function startDatabase(settings: Settings, instance: Instance, undo: Undo) {
  if (settings.DATABASE_URL) return settings.DATABASE_URL
  return step(
    'Postgres',
    async () => {
      const keeper = await keepPostgres({
        folder: settings.folder,
        port: instance.leftBehind?.postgres?.port,
        onStart: (postgres) => instance.update({ postgres: { ...postgres.mark, port: postgres.port } }),
      })
      undo.push({ name: 'Postgres', stop: keeper.stop, kill: keeper.kill })
      return keeper.url
    },
    () => path.relative(process.cwd(), path.join(settings.folder, 'postgres')) || settings.folder,
  )
}

function startWeb(settings: Settings, instance: Instance, undo: Undo) {
  return startChild(
    'web',
    ['--import', 'tsx', 'bin/web/web.ts'],
    () => ({
      PORT: process.env.PORT || String(settings.PORT),
      // Without a worker in it, it only seals.
      ...(settings.ASSAY_WORKERS === 0 && { ASSAY_OPENING_SECRET: '' }),
    }),
    12_000,
    instance,
    undo,
  )
}

function startWorker(instance: Instance, undo: Undo) {
  return startChild(
    'worker',
    // Calls by the hundred leave much that dies young: room for it halves what collecting it costs.
    ['--conditions=react-server', '--import', 'tsx', 'bin/supervisor/worker-process.ts'],
    () => ({}),
    15_000,
    instance,
    undo,
  )
}

function startChild(
  name: string,
  args: string[],
  env: () => Record<string, string>,
  grace: number,
  instance: Instance,
  undo: Undo,
): Child {
  const child = superviseChild({
    name,
    args,
    env,
    onSpawn: (mark) => instance.update({ children: { ...instance.state.children, [name]: mark } }),
  })
  undo.push({ name, stop: () => child.stop(grace), kill: child.kill })
  return child
}

async function webReady(web: Child, settings: Settings, signal: AbortSignal) {
  const { port = settings.PORT } = await web.ready
  // A machine that is busy with other work may take this long, and is not broken.
  const until = Date.now() + 180_000
  let last = ''
  while (Date.now() < until) {
    signal.throwIfAborted()
    try {
      const answer = await fetch(`${loopbackOf(settings.HOST, port)}/api/health`, {
        signal: AbortSignal.timeout(30_000),
      })
      if (answer.ok) return port
      last = `status ${answer.status}`
    } catch (error) {
      last = messageOf(error)
    }
    await pause(100)
  }
  throw new Failure(
    `The web process listens on port ${port} and does not answer /api/health: ${last}.`,
    'Its log stands above.',
  )
}

/** Web and worker together, and only then the database they use. */
async function bringDown(undo: Undo) {
  const parts = undo.splice(0)
  if (!parts.length) return
  const begun = Date.now()
  const database = parts.filter(({ name }) => name === 'Postgres')
  await Promise.all(parts.filter((part) => !database.includes(part)).map(({ stop }) => stop()))
  await Promise.all(database.map(({ stop }) => stop()))
  console.log(`  stopped    ${seconds(Date.now() - begun)}`)
}
