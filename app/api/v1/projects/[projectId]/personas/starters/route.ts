import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { addStarters } from '@/lib/personas/add-starters'
import { listStarters } from '@/lib/personas/list-starters'
import { startersInput } from '@/lib/personas/schema'

export const GET = route(noInput, listStarters)
export const POST = route(startersInput, addStarters, 201)
