import { route } from '@/lib/doors'
import { getMeasurement } from '@/lib/stats/get-measurement'
import { measureInput, statsInput } from '@/lib/stats/schema'
import { startMeasuring } from '@/lib/stats/start-measuring'

export const GET = route(statsInput, getMeasurement)
export const POST = route(measureInput, startMeasuring, 201)
