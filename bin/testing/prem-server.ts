import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type PremFault = 'unreadable texts' | 'wrong key' | 'fail' | 'gibberish' | 'no answer to create' | 'never ends'

/** Speaks Prem's fine-tuning API, with the faults it is told to have. */
export async function startPremServer() {
  const faults = new Set<PremFault>()
  const files: string[] = []
  const jobs: { id: string; body: { experiments: { base_model_id: string }[] } }[] = []
  let looks = 0

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const path = new URL(request.url ?? '/', 'http://x').pathname.replace('/api/v1/public', '')
    const send = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (faults.has('wrong key')) return send(401, { error: 'Invalid API key' })
    if (faults.has('gibberish')) return response.end('<html>')
    if (path === '/projects/create') return send(200, { project_id: 'project-1' })
    if (path === '/datasets/create-from-jsonl') {
      files.push(body)
      return send(200, { dataset_id: `dataset-${files.length}` })
    }
    if (path.startsWith('/datasets/'))
      return send(200, { status: faults.has('unreadable texts') ? 'failed' : looks++ % 2 ? 'completed' : 'processing' })
    if (path === '/snapshots/create') return send(200, { snapshot_id: `snapshot-${files.length}` })
    if (path === '/finetuning/create') {
      jobs.push({ id: `job-${jobs.length + 1}`, body: JSON.parse(body) })
      if (faults.delete('no answer to create')) return request.socket.destroy()
      return send(200, { job_id: `job-${jobs.length}` })
    }
    if (path === '/projects/project-1') {
      const children = [
        { id: 'snapshot-1', type: 'snapshot', children: jobs.map(({ id }) => ({ id, type: 'finetuning-job' })) },
      ]
      return send(200, { project: { id: 'project-1', type: 'project', children: [{ id: 'dataset-1', children }] } })
    }
    const job = jobs.find(({ id }) => path === `/finetuning/${id}`)
    if (!job) return send(404, { error: 'No such job' })
    const going = faults.has('never ends') || looks++ % 2 === 0
    const status = going ? 'running' : faults.has('fail') ? 'failed' : 'succeeded'
    const [experiment] = job.body.experiments
    const model = status === 'succeeded' ? { model_id: `${experiment?.base_model_id}-tuned` } : {}
    send(200, {
      status: going ? 'processing' : status === 'failed' ? 'failed' : 'completed',
      experiments: [{ status, ...model }],
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/api/v1`,
    faults,
    files,
    jobs,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
