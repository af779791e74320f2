import { route } from '@/lib/doors'
import { draftVersion } from '@/lib/policy/draft-version'
import { policyInput } from '@/lib/policy/schema'

export const POST = route(policyInput, draftVersion, 201)
