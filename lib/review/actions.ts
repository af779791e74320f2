'use server'
import { action } from '../doors'
import { noInput } from '../no-input'
import { claimItems as claim } from './claim-items'
import { closeQueue as close } from './close-queue'
import { createQueue as create } from './create-queue'
import { claimItemsInput, leaseInput, recordDecisionsInput, releaseSeatsInput } from './decision/schema'
import { settleDisputeInput } from './dispute/schema'
import { dropGold as drop } from './drop-gold'
import { goldInput, keepGoldInput, pauseReviewerInput, reviewerInput } from './gold/schema'
import { keepGold as keep } from './keep-gold'
import { liftPause as lift } from './lift-pause'
import { pauseReviewer as pause } from './pause-reviewer'
import { createQueueInput, queueInput } from './queue/schema'
import { recordDecisions as record } from './record-decisions'
import { releaseSeats as release } from './release-seats'
import { renewSeats as renew } from './renew-seats'
import { saveSettings as save } from './save-settings'
import { settleDispute as settle } from './settle-dispute'
import { saveSettingsInput } from './settings/schema'
import { stopReviewing as stop } from './stop-reviewing'

export const claimItems = action(claimItemsInput, claim, { quiet: true })
export const recordDecisions = action(recordDecisionsInput, record, { quiet: true })
export const renewSeats = action(leaseInput, renew, { quiet: true })
export const releaseSeats = action(releaseSeatsInput, release, { quiet: true })
export const stopReviewing = action(noInput, stop, { quiet: true })
export const createQueue = action(createQueueInput, create)
export const saveSettings = action(saveSettingsInput, save)
export const closeQueue = action(queueInput, close)
export const settleDispute = action(settleDisputeInput, settle)
export const keepGold = action(keepGoldInput, keep)
export const dropGold = action(goldInput, drop)
export const pauseReviewer = action(pauseReviewerInput, pause)
export const liftPause = action(reviewerInput, lift)
