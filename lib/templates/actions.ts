'use server'
import { action } from '../doors'
import { archiveTemplate as archive } from './archive-template'
import { createTemplate as create } from './create-template'
import { previewTemplate as preview } from './preview-template'
import { renameTemplate as rename } from './rename-template'
import { restoreTemplate as restore } from './restore-template'
import { saveVersion as save } from './save-version'
import {
  archiveTemplateInput,
  createTemplateInput,
  previewTemplateInput,
  renameTemplateInput,
  saveVersionInput,
} from './schema'

export const createTemplate = action(createTemplateInput, create)
export const saveVersion = action(saveVersionInput, save)
export const renameTemplate = action(renameTemplateInput, rename)
export const archiveTemplate = action(archiveTemplateInput, archive)
export const restoreTemplate = action(archiveTemplateInput, restore)
export const previewTemplate = action(previewTemplateInput, preview, { quiet: true })
