import type { UploadView } from '@/lib/sources/schema'

/** XMLHttpRequest, because it tells how much was sent. */
export function sendUpload(
  projectId: string,
  file: { name: string; body: Blob },
  { onSent, signal }: { onSent: (bytes: number) => void; signal: AbortSignal },
): Promise<UploadView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/projects/${projectId}/uploads?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onload = () => {
      const { data, error } = request.response ?? {}
      if (data) resolve(data)
      else reject(new Error(error?.message ?? `The server answered ${request.status}. Nothing was kept of the file`))
    }
    request.onerror = () => reject(new Error('The connection was lost. Nothing was kept of the file'))
    request.onabort = () => reject(new Error('Stopped'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file.body)
  })
}
