// Runs in a thread of its own: does its share of the blocks and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { nearVectors } from './near-vectors'

const { vectors, threshold, share, shares } = workerData
parentPort?.postMessage(nearVectors(vectors, threshold, share, shares))
