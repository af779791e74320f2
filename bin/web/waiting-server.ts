import http from 'node:http'

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>

/** A server that may listen before anybody can answer: a request that comes early waits. Node would never answer one that came before there was a listener. */
export function waitingServer(options: http.ServerOptions) {
  let answerBy: (answer: Answer) => void = () => {}
  const answer = new Promise<Answer>((resolve) => (answerBy = resolve))
  const server = http.createServer(options, async (request, response) => (await answer)(request, response))
  return Object.assign(server, { answerBy })
}
