import { exportVerdicts } from '@/lib/judges/export-verdicts'
import { exportVerdictsInput } from '@/lib/judges/schema'
import { csvRoute } from '@/lib/lines-door'

export const GET = csvRoute(exportVerdictsInput, exportVerdicts)
