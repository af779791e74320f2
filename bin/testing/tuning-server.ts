import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type TuningFault =
  | 'reject file'
  | 'wrong key'
  | 'fail'
  | 'busy once'
  | 'hang up'
  | 'silent'
  | 'gibberish'
  | 'never ends'
  | 'no answer to create'
type Job = {
  id: string
  status: string
  model: string
  training_file: string
  fine_tuned_model: string | null
  error: { message: string } | null
}

/** Speaks OpenAI's fine-tuning API, with the faults it is told to have. */
export async function startTuningServer() {
  const faults = new Set<TuningFault>()
  const files: string[] = []
  const jobs: Job[] = []
  const cancelled: string[] = []
  let polls = 0

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const path = new URL(request.url ?? '/', 'http://x').pathname.replace('/v1', '')
    const send = (status: number, value: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    const refuse = (status: number, message: string) => send(status, { error: { message } })
    if (faults.has('wrong key')) return refuse(401, 'Incorrect API key provided')
    if (faults.has('hang up')) return request.socket.destroy()
    if (faults.has('silent')) return
    if (path === '/files') {
      if (faults.has('reject file')) return refuse(400, 'Invalid file format: line 3 is not a conversation')
      if (faults.delete('busy once')) return refuse(503, 'Overloaded')
      files.push(body)
      return send(200, { id: `file-${files.length}` })
    }
    if (path === '/fine_tuning/jobs' && request.method === 'POST') {
      const { model, training_file } = JSON.parse(body)
      const job: Job = {
        id: `ftjob-${jobs.length + 1}`,
        status: 'queued',
        model,
        training_file,
        fine_tuned_model: null,
        error: null,
      }
      jobs.push(job)
      return faults.delete('no answer to create') ? request.socket.destroy() : send(200, job)
    }
    if (path === '/fine_tuning/jobs') return send(200, { data: jobs })
    const [, id, act] = /^\/fine_tuning\/jobs\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    const job = jobs.find((each) => each.id === id)
    if (!job) return refuse(404, 'No such job')
    if (act === 'events') return send(200, { data: [{ message: `Step ${polls}` }] })
    if (act === 'cancel') {
      cancelled.push(job.id)
      job.status = 'cancelled'
      return send(200, job)
    }
    polls++
    if (faults.has('gibberish')) return response.end('<html>')
    if (job.status === 'running' && !faults.has('never ends')) {
      job.status = faults.has('fail') ? 'failed' : 'succeeded'
      if (faults.has('fail')) job.error = { message: 'The training file holds a text that breaks the usage policies' }
      else job.fine_tuned_model = `ft:${job.model}:assay:${job.id}`
    } else if (job.status === 'queued') job.status = 'running'
    send(200, job)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/v1`,
    faults,
    files,
    jobs,
    cancelled,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
