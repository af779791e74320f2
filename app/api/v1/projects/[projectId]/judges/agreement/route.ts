import { route } from '@/lib/doors'
import { describeAgreement } from '@/lib/judges/describe-agreement'
import { agreementInput } from '@/lib/judges/trust/schema'

export const GET = route(agreementInput, describeAgreement)
