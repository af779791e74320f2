import { setTimeout as pause } from 'node:timers/promises'
import { ensureClient } from './build/build'
import { runningInstance } from './instance/instance'
import { readSettings, secretsOf } from './instance/instance-settings'
import { embeddedUrl } from './postgres/postgres'
import { listenForStop } from './supervisor/stopping'
import { Failure } from './terminal/failure'
import { step } from './terminal/steps'

/** A studio that was killed is back within this time, or it is not coming. */
const patience = 30_000

/** `npm run worker`: one more worker for the studio of this data folder, or for the database in DATABASE_URL. */
export async function main() {
  const settings = readSettings()
  const studio = settings.DATABASE_URL ? null : studioOf(settings.folder)
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATABASE_URL: settings.DATABASE_URL ?? studio?.url,
    ASSAY_DATA: settings.folder,
    ...secretsOf(settings),
  })
  await ensureClient()
  const { startWorker } = await import('../lib/worker')
  const worker = await step(
    'worker',
    () => startWorker(),
    () => (studio ? `takes jobs of ${studio.address}` : 'takes jobs of DATABASE_URL'),
  )
  const stopping = listenForStop(() => process.exit(130))
  const reason = await Promise.race([
    stopping.requested.catch(() => null),
    studio ? gone(studio) : new Promise(() => {}),
  ])
  await worker.stop()
  if (reason === 'gone') throw new Failure('The studio that this worker worked for has ended.', 'Start both again.')
  return 0
}

type Studio = { folder: string; url: string; port: number; address: string }

function studioOf(folder: string): Studio {
  const running = runningInstance(folder)
  if (running?.doing !== 'serving' || !running.postgres || !running.ready) {
    throw new Failure(
      `No studio runs on ${folder}.`,
      'Start one with npm start, or set DATABASE_URL and ASSAY_SECRET to those of a studio elsewhere.',
    )
  }
  const { port } = running.postgres
  return { folder, port, url: embeddedUrl(folder, port), address: running.address ?? folder }
}

/** Settles when the studio has ended for good, or came back with another database. */
async function gone({ folder, port }: Studio) {
  for (let seenAt = Date.now(); Date.now() - seenAt < patience; await pause(1000, undefined, { ref: false })) {
    const running = runningInstance(folder)
    if (running?.postgres && running.postgres.port !== port) break
    if (running?.doing === 'serving') seenAt = Date.now()
  }
  return 'gone' as const
}
