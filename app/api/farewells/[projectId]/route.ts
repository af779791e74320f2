import { farewellRoute } from '@/lib/doors'
import { releaseSeatsInput } from '@/lib/review/decision/schema'
import { releaseSeats } from '@/lib/review/release-seats'

export const POST = farewellRoute(releaseSeatsInput, releaseSeats)
