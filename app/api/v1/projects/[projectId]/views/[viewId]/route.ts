import { route } from '@/lib/doors'
import { changeView } from '@/lib/samples/change-view'
import { deleteView } from '@/lib/samples/delete-view'
import { changeViewInput, viewInput } from '@/lib/samples/views/schema'

export const PATCH = route(changeViewInput, changeView)
export const DELETE = route(viewInput, deleteView)
