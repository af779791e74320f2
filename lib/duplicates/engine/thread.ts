// Runs in a thread of its own: takes its share of one stage after another until it is told to end.
import { parentPort, workerData } from 'node:worker_threads'
import type { Plan } from './plan'
import { type Stage, stages } from './stages'

type Order = { stage: Stage; part: Partial<Plan> }

let plan: Plan = workerData
parentPort?.on('message', ({ stage, part }: Order) => {
  plan = { ...plan, ...part }
  parentPort?.postMessage(stages[stage](plan))
})
