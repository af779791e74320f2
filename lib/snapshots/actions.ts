'use server'
import { action } from '../doors'
import { startExportInput } from './export/schema'
import { startExport as startExportVerb } from './start-export'

export const startExport = action(startExportInput, startExportVerb)
