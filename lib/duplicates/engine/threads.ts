import os from 'node:os'
import { startThread } from '../../thread'
import type { Plan } from './plan'
import { type Found, type Stage, stages } from './stages'

export type Crew = {
  /** The first stage is given the whole plan, each after it what is new. */
  run: (stage: Stage, part?: Partial<Plan>) => Promise<Found[]>
  end: () => Promise<unknown>
}

/** Below this a thread takes longer to start than the work. */
const worthThreads = 5_000

/** How many threads compare so many texts: none for few of them. */
export const threadsFor = (texts: number) =>
  texts < worthThreads ? 0 : Math.max(1, Math.min(4, os.availableParallelism()))

/** Threads that share a plan; they take a while to start. With none, the work is done here and now. */
export function openCrew(threads: number): Crew {
  if (threads === 0) {
    let mine: Partial<Plan> = {}
    return {
      async run(stage, part = {}) {
        mine = { ...mine, ...part }
        return [stages[stage](mine as Plan)]
      },
      end: async () => {},
    }
  }
  const crew = Array.from({ length: threads }, () => {
    const thread = startThread('lib/duplicates/engine/thread.ts', null)
    const ended = new Promise<never>((_, reject) => {
      thread.once('error', reject).once('exit', () => reject(new Error('A thread ended before its work')))
    })
    // Whoever waits for it is told; it may end when nobody does.
    ended.catch(() => {})
    return { thread, ended }
  })
  return {
    run: (stage, part = {}) =>
      Promise.all(
        crew.map(({ thread, ended }) => {
          const found = new Promise<Found>((resolve) => thread.once('message', resolve))
          thread.postMessage({ stage, part })
          return Promise.race([found, ended])
        }),
      ),
    end: () => Promise.all(crew.map(({ thread }) => thread.terminate())),
  }
}
