'use server'
import { action } from '../doors'
import { collapseGroups as collapse } from './collapse-groups'
import { decideGroup as decide } from './decide-group'
import { findAlike as alike } from './find-alike'
import { findDuplicates as find } from './find-duplicates'
import { findLeaks as leaks } from './find-leaks'
import { keepGroup as keep } from './keep-group'
import { reopenGroup as reopen } from './reopen-group'
import {
  collapseGroupsInput,
  decideGroupInput,
  findAlikeInput,
  findDuplicatesInput,
  findLeaksInput,
  groupInput,
} from './schema'

export const findDuplicates = action(findDuplicatesInput, find)
export const findAlike = action(findAlikeInput, alike)
export const findLeaks = action(findLeaksInput, leaks)
export const keepGroup = action(groupInput, keep)
export const reopenGroup = action(groupInput, reopen)
export const decideGroup = action(decideGroupInput, decide)
export const collapseGroups = action(collapseGroupsInput, collapse)
