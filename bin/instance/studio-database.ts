import { embeddedUrl, ensureDatabase, startPostgres } from '../postgres/postgres'
import { claimInstance, type InstanceState, runningInstance } from './instance'
import { readSettings } from './instance-settings'

/** Lends the studio's database to a command, starting its Postgres for the time when the studio does not run. */
export async function withStudioDatabase<T>(
  doing: Exclude<InstanceState['doing'], 'serving'>,
  work: (url: string) => Promise<T>,
) {
  const settings = readSettings()
  if (settings.DATABASE_URL) return work(settings.DATABASE_URL)
  const running = runningInstance(settings.folder)
  if (running?.doing === 'serving' && running.postgres) return work(embeddedUrl(settings.folder, running.postgres.port))

  const instance = claimInstance(settings.folder, doing)
  try {
    const postgres = await startPostgres({ folder: settings.folder })
    try {
      return await work(await ensureDatabase(postgres, 'assay'))
    } finally {
      await postgres.stop()
    }
  } finally {
    instance.release()
  }
}
