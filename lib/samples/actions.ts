'use server'
import { action } from '../doors'
import { checkSamples as check } from './check-samples'
import { checkSamplesInput } from './schema'

export const checkSamples = action(checkSamplesInput, check)
