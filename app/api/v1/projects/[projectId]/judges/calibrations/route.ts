import { route } from '@/lib/doors'
import { drawCalibration } from '@/lib/judges/draw-calibration'
import { listCalibrations } from '@/lib/judges/list-calibrations'
import { calibrationsInput, drawCalibrationInput } from '@/lib/judges/trust/schema'

export const GET = route(calibrationsInput, listCalibrations)
export const POST = route(drawCalibrationInput, drawCalibration, 201)
