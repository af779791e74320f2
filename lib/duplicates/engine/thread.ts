// Runs in a thread of its own: takes its share of one stage after another until it is told to end.
import { parentPort } from 'node:worker_threads'
import type { Plan } from './plan'
import { type Stage, stages } from './stages'

type Order = { stage: Stage; part: Partial<Plan> }

let plan: Partial<Plan> = {}
parentPort?.on('message', ({ stage, part }: Order) => {
  plan = { ...plan, ...part }
  parentPort?.postMessage(stages[stage](plan as Plan))
})
