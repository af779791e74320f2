'use server'
import { action } from '../doors'
import { bulkSamplesInput, undoBulkInput } from './bulk/schema'
import { bulkSamples as bulk } from './bulk-samples'
import { changeView as change } from './change-view'
import { checkSamples as check } from './check-samples'
import { createSamples as create } from './create-samples'
import { deleteView as removeView } from './delete-view'
import { labelSample as label } from './label-sample'
import { saveView as save } from './save-view'
import { checkSamplesInput, createSamplesInput, labelSampleInput, undoDecisionInput } from './schema'
import { undoBulk as takeBack } from './undo-bulk'
import { undoDecision as undo } from './undo-decision'
import { changeViewInput, saveViewInput, viewInput } from './views/schema'

export const checkSamples = action(checkSamplesInput, check)
export const createSamples = action(createSamplesInput, create)
export const labelSample = action(labelSampleInput, label)
export const undoDecision = action(undoDecisionInput, undo)
export const bulkSamples = action(bulkSamplesInput, bulk)
export const undoBulk = action(undoBulkInput, takeBack)
export const saveView = action(saveViewInput, save)
export const changeView = action(changeViewInput, change)
export const deleteView = action(viewInput, removeView)
