import { startWorker } from '../../lib/worker'
import { onStop, tell } from './supervised'
import { messageOf } from '../terminal/failure'

let worker: Awaited<ReturnType<typeof startWorker>> | undefined
onStop(async () => worker?.stop())
try {
  worker = await startWorker({ graceSeconds: 6 })
  tell({ ready: true })
} catch (error) {
  tell({ failed: `The worker could not start: ${messageOf(error)}` })
  throw error
}
