import { route } from '@/lib/doors'
import { leaseInput } from '@/lib/review/decision/schema'
import { releaseSeats } from '@/lib/review/release-seats'
import { renewSeats } from '@/lib/review/renew-seats'

export const PUT = route(leaseInput, renewSeats)
export const DELETE = route(leaseInput, releaseSeats)
