import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { createPolicy } from '@/lib/policy/create-policy'
import { listPolicies } from '@/lib/policy/list-policies'
import { createPolicyInput } from '@/lib/policy/schema'

export const GET = route(noInput, listPolicies)
export const POST = route(createPolicyInput, createPolicy, 201)
