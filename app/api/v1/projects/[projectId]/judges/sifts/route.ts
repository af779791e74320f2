import { route } from '@/lib/doors'
import { siftInput, siftsInput } from '@/lib/judges/consensus/schema'
import { listSifts } from '@/lib/judges/list-sifts'
import { siftSamples } from '@/lib/judges/sift-samples'

export const GET = route(siftsInput, listSifts)
export const POST = route(siftInput, siftSamples, 202)
