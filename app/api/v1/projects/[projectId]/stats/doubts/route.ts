import { route } from '@/lib/doors'
import { doubtLabels } from '@/lib/stats/doubt-labels'
import { listDoubts } from '@/lib/stats/list-doubts'
import { doubtLabelsInput, listDoubtsInput } from '@/lib/stats/schema'

export const GET = route(listDoubtsInput, listDoubts)
export const POST = route(doubtLabelsInput, doubtLabels, 201)
