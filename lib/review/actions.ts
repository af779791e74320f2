'use server'
import { action } from '../doors'
import { noInput } from '../no-input'
import { claimItems as claim } from './claim-items'
import { createQueue as create } from './create-queue'
import { claimItemsInput, leaseInput, recordDecisionsInput } from './decision/schema'
import { createQueueInput } from './queue/schema'
import { recordDecisions as record } from './record-decisions'
import { releaseSeats as release } from './release-seats'
import { renewSeats as renew } from './renew-seats'
import { saveSettings as save } from './save-settings'
import { saveSettingsInput } from './settings/schema'
import { stopReviewing as stop } from './stop-reviewing'

export const claimItems = action(claimItemsInput, claim, { quiet: true })
export const recordDecisions = action(recordDecisionsInput, record, { quiet: true })
export const renewSeats = action(leaseInput, renew, { quiet: true })
export const releaseSeats = action(leaseInput, release, { quiet: true })
export const stopReviewing = action(noInput, stop, { quiet: true })
export const createQueue = action(createQueueInput, create)
export const saveSettings = action(saveSettingsInput, save)
