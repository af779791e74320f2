import { downloadRoute } from '@/lib/download-door'
import { downloadLeaks } from '@/lib/duplicates/download-leaks'
import { leaksInput } from '@/lib/duplicates/schema'

export const GET = downloadRoute(leaksInput, downloadLeaks)
