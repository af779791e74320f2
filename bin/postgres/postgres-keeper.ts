import { setTimeout as pause } from 'node:timers/promises'
import { send } from '../machine/processes'
import { messageOf } from '../terminal/failure'
import { ensureDatabase, type Postgres, startPostgres } from './postgres'

type KeeperOptions = { folder: string; port?: number; onStart(postgres: Postgres): void }

/** Runs the embedded Postgres and, should it end, starts it again on the same port: its clients know no other. */
export async function keepPostgres({ folder, port, onStart }: KeeperOptions) {
  let current = await startPostgres({ folder, port })
  let stopping = false
  onStart(current)
  const url = await ensureDatabase(current, 'assay')
  void watch()

  async function watch() {
    for (let wait = 250; !stopping; wait = Math.min(wait * 2, 10_000)) {
      const begun = Date.now()
      await current.ended
      if (stopping) return
      if (Date.now() - begun > 30_000) wait = 250
      console.error(`  Postgres   pid ${current.mark.pid} ended; starting it again`)
      await startAgain(wait)
    }
  }

  async function startAgain(wait: number) {
    while (!stopping) {
      await pause(wait)
      try {
        const next = await startPostgres({ folder, port: current.port })
        if (stopping) return next.stop()
        if (next.port !== current.port) {
          await next.stop('immediate')
          throw new Error(`port ${current.port} is taken`)
        }
        current = next
        onStart(current)
        return
      } catch (error) {
        console.error(`  Postgres   ${messageOf(error)}`)
        wait = Math.min(wait * 2, 10_000)
      }
    }
  }

  return {
    url,
    async stop() {
      stopping = true
      await current.stop()
    },
    kill() {
      stopping = true
      send(current.mark.pid, 'SIGQUIT')
    },
  }
}
