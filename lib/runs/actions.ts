'use server'
import { action } from '../doors'
import { cancelRun as cancel } from './cancel-run'
import { pauseRun as pause } from './pause-run'
import { resumeRun as resume } from './resume-run'
import { retryRun as retry } from './retry-run'
import { runInput } from './schema'

export const cancelRun = action(runInput, cancel)
export const pauseRun = action(runInput, pause)
export const resumeRun = action(runInput, resume)
export const retryRun = action(runInput, retry)
