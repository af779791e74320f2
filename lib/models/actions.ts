'use server'
import { action } from '../doors'
import { archiveModel as archive } from './archive-model'
import { chooseThreshold as choose } from './choose-threshold'
import { evaluateModel as evaluate } from './evaluate-model'
import { renameModel as rename } from './rename-model'
import { restoreModel as restore } from './restore-model'
import { reviewErrors as review } from './review-errors'
import { reviewUncertain as reviewUnsure } from './review-uncertain'
import {
  chooseThresholdInput,
  evaluateModelInput,
  modelInput,
  renameModelInput,
  reviewErrorsInput,
  reviewUncertainInput,
  scoreTextsInput,
  trainModelInput,
} from './schema'
import { scoreTexts as score } from './score-texts'
import { startTuning as startElsewhere } from './start-tuning'
import { trainModel as train } from './train-model'
import { startTuningInput } from './tuning/schema'

export const trainModel = action(trainModelInput, train)
export const evaluateModel = action(evaluateModelInput, evaluate)
export const renameModel = action(renameModelInput, rename)
export const archiveModel = action(modelInput, archive)
export const restoreModel = action(modelInput, restore)
export const chooseThreshold = action(chooseThresholdInput, choose)
export const scoreTexts = action(scoreTextsInput, score)
export const startTuning = action(startTuningInput, startElsewhere)
export const reviewErrors = action(reviewErrorsInput, review)
export const reviewUncertain = action(reviewUncertainInput, reviewUnsure)
