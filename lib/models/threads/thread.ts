// Runs in a thread of its own: does one work and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { runWork, type Works } from './work'

const { work, given }: { work: keyof Works; given: Parameters<Works[keyof Works]>[0] } = workerData
runWork(work, given).then((answer) => parentPort?.postMessage(answer))
