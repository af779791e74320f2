import os from 'node:os'
import { startThread } from '../../thread'
import type { Plan } from './plan'
import { type Found, type Stage, stages } from './stages'

export type Crew = {
  run: (stage: Stage, part?: Partial<Plan>) => Promise<Found[]>
  end: () => Promise<unknown>
}

/** Below this a thread takes longer to start than the work. */
const worthThreads = 5_000

/** How many threads compare so many texts: none for few of them. */
export const threadsFor = (texts: number) =>
  texts < worthThreads ? 0 : Math.max(1, Math.min(4, os.availableParallelism()))

/** Threads that share a plan. With none, the work is done here and now. */
export function openCrew(plan: Plan, threads: number): Crew {
  if (threads === 0) {
    let mine = plan
    return {
      async run(stage, part = {}) {
        mine = { ...mine, ...part }
        return [stages[stage](mine)]
      },
      end: async () => {},
    }
  }
  const crew = Array.from({ length: threads }, () => startThread('lib/duplicates/engine/thread.ts', plan))
  return {
    run: (stage, part = {}) =>
      Promise.all(
        crew.map(
          (thread) =>
            new Promise<Found>((resolve, reject) => {
              const failed = (error: unknown) => reject(error)
              const ended = () => reject(new Error('A thread ended before its work'))
              thread.once('error', failed).once('exit', ended)
              thread.once('message', (found: Found) => {
                thread.off('error', failed).off('exit', ended)
                resolve(found)
              })
              thread.postMessage({ stage, part })
            }),
        ),
      ),
    end: () => Promise.all(crew.map((thread) => thread.terminate())),
  }
}
