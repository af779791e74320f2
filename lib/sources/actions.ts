'use server'
import { action } from '../doors'
import { changeImportSettings as changeSettings } from './change-import-settings'
import { deleteSource as remove } from './delete-source'
import { previewFile as preview } from './preview-file'
import { deleteSourceInput, importSettingsInput, previewInput, startImportInput } from './schema'
import { startImport as start } from './start-import'

export const previewFile = action(previewInput, preview)
export const startImport = action(startImportInput, start)
export const deleteSource = action(deleteSourceInput, remove)
export const changeImportSettings = action(importSettingsInput, changeSettings)
