'use server'
import { action } from '../doors'
import { changeImportSettings as changeSettings } from './change-import-settings'
import { deleteSource as remove } from './delete-source'
import { previewFile as preview } from './preview-file'
import { deleteSourceInput, importSettingsInput, previewInput, startImportInput } from './schema'
import { startImport as start } from './start-import'
import { describeHubDataset as describeHub } from './describe-hub-dataset'
import { fetchPages as startFetch } from './fetch-pages'
import { hubInput, importHubInput, previewHubInput } from './hub/schema'
import { importHubDataset as importHub } from './import-hub-dataset'
import { previewHubDataset as previewHub } from './preview-hub-dataset'
import { readDocuments as read } from './read-documents'
import { refetchPages as refetch } from './refetch-pages'
import { fetchPagesInput, readDocumentsInput, refetchPagesInput } from './web/schema'

export const previewFile = action(previewInput, preview)
export const startImport = action(startImportInput, start)
export const deleteSource = action(deleteSourceInput, remove)
export const fetchPages = action(fetchPagesInput, startFetch)
export const refetchPages = action(refetchPagesInput, refetch)
export const readDocuments = action(readDocumentsInput, read)
export const describeHubDataset = action(hubInput, describeHub)
export const previewHubDataset = action(previewHubInput, previewHub)
export const importHubDataset = action(importHubInput, importHub)
export const changeImportSettings = action(importSettingsInput, changeSettings)
