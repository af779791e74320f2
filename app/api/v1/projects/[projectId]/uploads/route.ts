import { receiveUpload } from '@/lib/sources/receive-upload'
import { uploadQuery } from '@/lib/sources/schema'
import { uploadRoute } from '@/lib/upload-door'

export const POST = uploadRoute(receiveUpload, uploadQuery)
