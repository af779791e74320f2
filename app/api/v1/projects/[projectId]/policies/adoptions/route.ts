import { route } from '@/lib/doors'
import { adoptPolicy } from '@/lib/policy/adopt-policy'
import { adoptPolicyInput } from '@/lib/policy/schema'

export const POST = route(adoptPolicyInput, adoptPolicy, 201)
