'use server'
import { action } from '../doors'
import { addPersonas as add } from './add-personas'
import { addStarters as addOurs } from './add-starters'
import { deletePersonas as remove } from './delete-personas'
import { editPersona as edit } from './edit-persona'
import { groupPersonas as regroup } from './group-personas'
import { importPersonas as bringIn } from './import-personas'
import { keepBoth as keepPair } from './keep-both'
import { previewPersonaFile as previewUpload } from './preview-persona-file'
import { previewPersonas as preview } from './preview-personas'
import { restorePersonas as restore } from './restore-personas'
import { retirePersonas as retire } from './retire-personas'
import {
  addInput,
  editInput,
  fileInput,
  groupInput,
  importInput,
  pairInput,
  pasted,
  selectionInput,
  startersInput,
  tagInput,
} from './schema'
import { tagPersonas as putTag } from './tag-personas'

export const previewPersonas = action(pasted, preview)
export const addPersonas = action(addInput, add)
export const previewPersonaFile = action(fileInput, previewUpload)
export const importPersonas = action(importInput, bringIn)
export const addStarters = action(startersInput, addOurs)
export const editPersona = action(editInput, edit)
export const tagPersonas = action(tagInput, putTag)
export const groupPersonas = action(groupInput, regroup)
export const retirePersonas = action(selectionInput, retire)
export const restorePersonas = action(selectionInput, restore)
export const deletePersonas = action(selectionInput, remove)
export const keepBoth = action(pairInput, keepPair)
