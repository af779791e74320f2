'use client'

/** Sends a file as the body of a request and tells how far it is, which `fetch` cannot. */
export function sendFile(projectId: string, file: File, tell: (share: number) => void): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/projects/${projectId}/uploads?${new URLSearchParams({ name: file.name })}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const answer: { data?: { id: string }; error?: { message: string } } | null = request.response
      if (answer?.data) resolve(answer.data)
      else reject(new Error(answer?.error?.message ?? 'The file did not arrive. Try again'))
    }
    request.onerror = () => reject(new Error('The file did not arrive: the connection broke. Try again'))
    request.send(file)
  })
}
