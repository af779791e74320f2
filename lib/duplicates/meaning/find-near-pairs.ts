import os from 'node:os'
import { answerOf, startThread } from '../../thread'
import { type NearPairs, nearVectors, type Vectors } from './near-vectors'

/** So few are compared before a thread has started. */
const fewVectors = 1_000

/** All near pairs, by as many threads as the machine has. */
export async function findNearPairs(vectors: Vectors, threshold: number, signal: AbortSignal): Promise<NearPairs[]> {
  if (vectors.count <= fewVectors) return [nearVectors(vectors, threshold)]
  const shares = Math.max(1, Math.min(4, os.availableParallelism()))
  return Promise.all(
    Array.from({ length: shares }, (_, share) =>
      answerOf<NearPairs>(
        startThread('lib/duplicates/meaning/thread.ts', { vectors, threshold, share, shares }),
        signal,
      ),
    ),
  )
}
