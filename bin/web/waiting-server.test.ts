import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { waitingServer } from './waiting-server'

const open: http.Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

async function listening<Made extends http.Server>(server: Made) {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
const answer = async (_: http.IncomingMessage, response: http.ServerResponse) => void response.end('here')
const said = (address: string) =>
  fetch(address, { signal: AbortSignal.timeout(500) }).then(
    (response) => response.text(),
    (error: Error) => error.name,
  )

test('a request that comes before anybody can answer is answered once somebody can', async () => {
  const { server, address } = await listening(waitingServer({}))
  const [early, later] = [said(address), said(address)]
  await pause(100)
  server.answerBy(answer)
  expect(await Promise.all([early, later, said(address)])).toEqual(['here', 'here', 'here'])
})

test('a server that listens first and takes its listener later leaves the early one without an answer for ever', async () => {
  const { server, address } = await listening(http.createServer())
  const early = said(address)
  await pause(100)
  server.on('request', (request, response) => void answer(request, response))
  expect(await Promise.all([early, said(address)])).toEqual(['TimeoutError', 'here'])
})
