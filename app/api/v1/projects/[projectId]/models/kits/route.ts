import { packKit } from '@/lib/models/pack-kit'
import { packKitInput } from '@/lib/models/recommendation/schema'
import { zipRoute } from '@/lib/zip-door'

export const GET = zipRoute(packKitInput, packKit)
