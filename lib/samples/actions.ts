'use server'
import { action } from '../doors'
import { checkSamples as check } from './check-samples'
import { datasetInput } from './schema'

export const checkSamples = action(datasetInput, check)
