import { route } from '@/lib/doors'
import { reportCalibration } from '@/lib/judges/report-calibration'
import { calibrationInput } from '@/lib/judges/trust/schema'

export const GET = route(calibrationInput, reportCalibration)
