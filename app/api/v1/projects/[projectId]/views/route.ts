import { route } from '@/lib/doors'
import { listViews } from '@/lib/samples/list-views'
import { saveView } from '@/lib/samples/save-view'
import { listViewsInput, saveViewInput } from '@/lib/samples/views/schema'

export const GET = route(listViewsInput, listViews)
export const POST = route(saveViewInput, saveView, 201)
