import { receiveUpload } from '@/lib/sources/receive-upload'
import { uploadRoute } from '@/lib/upload-door'

export const POST = uploadRoute(receiveUpload)
