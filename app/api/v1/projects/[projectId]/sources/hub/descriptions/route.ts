import { route } from '@/lib/doors'
import { describeHubDataset } from '@/lib/sources/describe-hub-dataset'
import { hubInput } from '@/lib/sources/hub/schema'

export const POST = route(hubInput, describeHubDataset)
