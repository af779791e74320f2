'use client'
import { useQuery } from '@tanstack/react-query'
import { inShort } from '@/lib/generation/rules'
import type { StartGenerationInput } from '@/lib/generation/schema'
import { Refusal } from '../api'
import { estimateQuery } from './generation-query'

type Plans = { plan: StartGenerationInput; still: StartGenerationInput }

/** What a plan would come to, and what stands in its way: a plan that cannot be reckoned cannot be carried out either. Only what has to be asked for waits until the plan is still. */
export function useEstimate(projectId: string, { plan, still }: Plans) {
  const { caps: _caps, name: _name, ...asked } = still
  const { data, error, isPlaceholderData } = useQuery(estimateQuery(projectId, inShort(asked)))
  // What was wrong with the plan before this one says nothing of it.
  const problem = isOfPlan(error) ? error.message : isPlaceholderData ? undefined : data?.problems[0]
  return { data, error, obstacle: plan.models.length === 0 ? 'Choose a model' : problem }
}

/** Where the studio is busy or cannot be reached, that says nothing of the plan. */
const isOfPlan = (error: Error | null): error is Refusal =>
  error instanceof Refusal && ['not_found', 'invalid', 'conflict'].includes(error.code)
