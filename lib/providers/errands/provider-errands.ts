import { errand } from '../../errand'
import { callModel } from '../call-model'
import { askForModels } from './ask-for-models'
import type { CallErrand, ModelsErrand, TestErrand } from './errands'
import { testModel } from './test-model'

/** What workers ask of providers for somebody who waits. */
export const providerErrands = [
  errand<TestErrand>('test-provider', testModel),
  errand<ModelsErrand>('list-models', (ctx, { providerId }) => askForModels(ctx, providerId)),
  errand<CallErrand>('call-model', (ctx, call, winding) => callModel(ctx, { ...call, winding })),
]
