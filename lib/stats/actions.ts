'use server'
import { action } from '../doors'
import { measureInput, setTargetInput } from './schema'
import { setTarget as set } from './set-target'
import { startMeasuring as measure } from './start-measuring'

export const setTarget = action(setTargetInput, set)
export const startMeasuring = action(measureInput, measure)
