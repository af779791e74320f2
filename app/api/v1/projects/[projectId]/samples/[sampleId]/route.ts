import { route } from '@/lib/doors'
import { changeSample } from '@/lib/samples/change-sample'
import { deleteSample } from '@/lib/samples/delete-sample'
import { getSample } from '@/lib/samples/get-sample'
import { changeSampleInput, sampleInput } from '@/lib/samples/schema'

export const GET = route(sampleInput, getSample)
export const PATCH = route(changeSampleInput, changeSample)
export const DELETE = route(sampleInput, deleteSample)
