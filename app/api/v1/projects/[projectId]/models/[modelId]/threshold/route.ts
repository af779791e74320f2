import { route } from '@/lib/doors'
import { chooseThreshold } from '@/lib/models/choose-threshold'
import { chooseThresholdInput } from '@/lib/models/schema'

export const PUT = route(chooseThresholdInput, chooseThreshold)
