'use server'
import { action, houseAction } from '../doors'
import { noInput } from '../no-input'
import { archiveDataset as putDatasetAway } from './archive-dataset'
import { archiveProject as putProjectAway } from './archive-project'
import { createDataset as makeDataset } from './create-dataset'
import { createProject as makeProject } from './create-project'
import { renameDataset as nameDataset } from './rename-dataset'
import { renameProject as nameProject } from './rename-project'
import { restoreDataset as bringDatasetBack } from './restore-dataset'
import { restoreProject as bringProjectBack } from './restore-project'
import { createDatasetInput, createProjectInput, datasetInput, renameDatasetInput, renameProjectInput } from './schema'

export const createProject = houseAction(createProjectInput, makeProject)
export const renameProject = action(renameProjectInput, nameProject)
export const archiveProject = action(noInput, putProjectAway)
export const restoreProject = action(noInput, bringProjectBack)
export const createDataset = action(createDatasetInput, makeDataset)
export const renameDataset = action(renameDatasetInput, nameDataset)
export const archiveDataset = action(datasetInput, putDatasetAway)
export const restoreDataset = action(datasetInput, bringDatasetBack)
