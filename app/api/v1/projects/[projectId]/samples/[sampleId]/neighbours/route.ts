import { route } from '@/lib/doors'
import { listNeighbours } from '@/lib/duplicates/list-neighbours'
import { neighboursInput } from '@/lib/duplicates/schema'

export const GET = route(neighboursInput, listNeighbours)
