import { route } from '@/lib/doors'
import { changePolicy } from '@/lib/policy/change-policy'
import { getPolicy } from '@/lib/policy/get-policy'
import { changePolicyInput, getPolicyInput } from '@/lib/policy/schema'

export const GET = route(getPolicyInput, getPolicy)
export const PATCH = route(changePolicyInput, changePolicy)
