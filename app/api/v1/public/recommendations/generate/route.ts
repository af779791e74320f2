import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { wantAdviceInput } from '@/lib/prem/schema'
import { wantAdvice } from '@/lib/prem/want-advice'

export const POST = premRoute(wantAdviceInput, findPlace, wantAdvice)
