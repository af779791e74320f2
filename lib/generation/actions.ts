'use server'
import { action } from '../doors'
import { raiseCap as raise } from './raise-cap'
import { raiseCapInput, startGenerationInput, tryGenerationInput } from './schema'
import { startGeneration as start } from './start-generation'
import { tryGeneration as tryOut } from './try-generation'

export const startGeneration = action(startGenerationInput, start)
export const tryGeneration = action(tryGenerationInput, tryOut, { quiet: true })
export const raiseCap = action(raiseCapInput, raise)
