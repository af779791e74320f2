import { route } from '@/lib/doors'
import { leaseInput, releaseSeatsInput } from '@/lib/review/decision/schema'
import { releaseSeats } from '@/lib/review/release-seats'
import { renewSeats } from '@/lib/review/renew-seats'

export const PUT = route(leaseInput, renewSeats)
export const DELETE = route(releaseSeatsInput, releaseSeats)
