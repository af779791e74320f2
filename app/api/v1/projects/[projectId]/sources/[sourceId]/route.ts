import { route } from '@/lib/doors'
import { deleteSource } from '@/lib/sources/delete-source'
import { getSource } from '@/lib/sources/get-source'
import { deleteSourceInput, sourceInput } from '@/lib/sources/schema'

export const GET = route(sourceInput, getSource)
export const DELETE = route(deleteSourceInput, deleteSource, 202)
