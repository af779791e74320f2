'use server'
import { action } from '../doors'
import { adoptPolicy as adopt } from './adopt-policy'
import { applyCrossWalk as apply } from './apply-cross-walk'
import { changePolicy as change } from './change-policy'
import { createPolicy as create } from './create-policy'
import { applyCrossWalkInput, saveCrossWalkInput } from './cross-walks/schema'
import { discardDraft as discard } from './discard-draft'
import { draftVersion as draft } from './draft-version'
import { moveDataset as move } from './move-dataset'
import { publishDraft as publish } from './publish-draft'
import { saveCrossWalk as saveWalk } from './save-cross-walk'
import { saveDraft as save } from './save-draft'
import {
  adoptPolicyInput,
  changePolicyInput,
  createPolicyInput,
  moveDatasetInput,
  policyInput,
  publishDraftInput,
  saveDraftInput,
  versionInput,
} from './schema'

export const adoptPolicy = action(adoptPolicyInput, adopt)
export const createPolicy = action(createPolicyInput, create)
export const changePolicy = action(changePolicyInput, change)
export const draftVersion = action(policyInput, draft)
export const saveDraft = action(saveDraftInput, save)
export const discardDraft = action(versionInput, discard)
export const publishDraft = action(publishDraftInput, publish)
export const moveDataset = action(moveDatasetInput, move)
export const saveCrossWalk = action(saveCrossWalkInput, saveWalk)
export const applyCrossWalk = action(applyCrossWalkInput, apply)
