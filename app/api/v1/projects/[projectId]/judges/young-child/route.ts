import { route } from '@/lib/doors'
import { addYoungChild } from '@/lib/judges/add-young-child'
import { youngChildInput } from '@/lib/judges/schema'

export const POST = route(youngChildInput, addYoungChild, 201)
