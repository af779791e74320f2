'use server'
import { action } from '../doors'
import { doubtLabels as doubt } from './doubt-labels'
import { reviewDoubts as review } from './review-doubts'
import {
  doubtLabelsInput,
  maskInput,
  measureInput,
  reviewDoubtsInput,
  setTargetInput,
  undoMaskingInput,
} from './schema'
import { setTarget as set } from './set-target'
import { startMasking as mask } from './start-masking'
import { startMeasuring as measure } from './start-measuring'
import { undoMasking as unmask } from './undo-masking'

export const setTarget = action(setTargetInput, set)
export const startMeasuring = action(measureInput, measure)
export const startMasking = action(maskInput, mask)
export const undoMasking = action(undoMaskingInput, unmask)
export const doubtLabels = action(doubtLabelsInput, doubt)
export const reviewDoubts = action(reviewDoubtsInput, review)
