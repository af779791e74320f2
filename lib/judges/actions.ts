'use server'
import { action } from '../doors'
import { archiveJudge as archive } from './archive-judge'
import { changeJudge as change } from './change-judge'
import { previewSiftInput, siftInput } from './consensus/schema'
import { createJudge as create } from './create-judge'
import { addYoungChild as addPreset } from './add-young-child'
import { drawCalibration as draw } from './draw-calibration'
import { endAcceptance as end } from './end-acceptance'
import { estimatePanel as estimate } from './estimate-panel'
import { previewAcceptance as foresee } from './preview-acceptance'
import { previewSift as preview } from './preview-sift'
import { restoreJudge as restore } from './restore-judge'
import {
  changeJudgeInput,
  createJudgeInput,
  estimatePanelInput,
  judgeInput,
  startPanelInput,
  tryJudgeInput,
  youngChildInput,
} from './schema'
import { siftSamples as sift } from './sift-samples'
import { startAcceptance as accept } from './start-acceptance'
import { startPanel as start } from './start-panel'
import { acceptanceInput, drawCalibrationInput, endAcceptanceInput } from './trust/schema'
import { tryJudge as tryOne } from './try-judge'
import { tryPanel as tryAll } from './try-panel'

export const createJudge = action(createJudgeInput, create)
export const changeJudge = action(changeJudgeInput, change)
export const archiveJudge = action(judgeInput, archive)
export const restoreJudge = action(judgeInput, restore)
export const addYoungChild = action(youngChildInput, addPreset)
export const tryJudge = action(tryJudgeInput, tryOne)
export const tryPanel = action(estimatePanelInput, tryAll)
export const startPanel = action(startPanelInput, start)
export const siftSamples = action(siftInput, sift)
export const drawCalibration = action(drawCalibrationInput, draw)
export const startAcceptance = action(acceptanceInput, accept)
export const endAcceptance = action(endAcceptanceInput, end)
export const estimatePanel = action(estimatePanelInput, estimate)
export const previewSift = action(previewSiftInput, preview)
export const previewAcceptance = action(acceptanceInput, foresee)
