'use server'
import { action } from '../doors'
import { addModel as add } from './add-model'
import { addProvider as addProviderVerb } from './add-provider'
import { changeModel as change } from './change-model'
import { changeProvider as changeProviderVerb } from './change-provider'
import { listEndpointModels as listModelsVerb } from './list-endpoint-models'
import { removeModel as remove } from './remove-model'
import { removeProvider as removeProviderVerb } from './remove-provider'
import * as shape from './schema'
import { testProvider as test } from './test-provider'

export const addProvider = action(shape.addProviderInput, addProviderVerb)
export const changeProvider = action(shape.changeProviderInput, changeProviderVerb)
export const removeProvider = action(shape.providerInput, removeProviderVerb)
export const testProvider = action(shape.testProviderInput, test)
export const listEndpointModels = action(shape.providerInput, listModelsVerb)
export const addModel = action(shape.addModelInput, add)
export const changeModel = action(shape.changeModelInput, change)
export const removeModel = action(shape.modelInput, remove)
