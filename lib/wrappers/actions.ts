'use server'
import { action } from '../doors'
import { removeWrapper as remove } from './remove-wrapper'
import { saveWrapper as save } from './save-wrapper'
import { saveWrapperInput, tryWrappersInput, wrapperKeyInput } from './schema'
import { tryWrappers as tryOut } from './try-wrappers'

export const saveWrapper = action(saveWrapperInput, save)
export const removeWrapper = action(wrapperKeyInput, remove)
export const tryWrappers = action(tryWrappersInput, tryOut)
