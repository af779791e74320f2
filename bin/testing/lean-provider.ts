import net, { type AddressInfo, type Socket } from 'node:net'

type Options = { latencyMs: number; answer: (nth: number) => string }
type Waiting = { due: number; socket: Socket; tokensIn: number }

/**
 * A provider for benches, which have to share their processor with it: OpenAI's chat format over HTTP/1.1 with connections that stay,
 * without a server's machinery around. Each answer leaves no sooner than the latency after the last byte of its question came.
 */
export async function startLeanProvider({ latencyMs, answer }: Options) {
  const queue: Waiting[] = []
  const sockets = new Set<Socket>()
  let [next, answered] = [0, 0]
  let timer: NodeJS.Timeout | null = null

  /** All wait for as long, so that who came first is due first, and one timer does for all. */
  function serve() {
    timer = null
    const now = performance.now()
    for (let waiting = queue[next]; waiting && waiting.due <= now; waiting = queue[++next])
      if (waiting.socket.writable) waiting.socket.write(answerOf(answer(++answered), waiting.tokensIn))
    if (next > 10_000) next -= queue.splice(0, next).length
    const first = queue[next]
    if (first) timer = setTimeout(serve, Math.ceil(first.due - now))
  }

  function listen(socket: Socket) {
    sockets.add(socket)
    socket.setNoDelay(true)
    let unread: Buffer | null = null
    socket.on('data', (chunk: Buffer) => {
      unread = unread ? Buffer.concat([unread, chunk]) : chunk
      for (let bytes = unread; ; bytes = unread) {
        const question = questionIn(bytes)
        if (!question) return
        unread = bytes.length > question.end ? bytes.subarray(question.end) : null
        queue.push({ due: performance.now() + latencyMs, socket, tokensIn: Math.ceil(question.length / 4) })
        if (latencyMs === 0) serve()
        else timer ??= setTimeout(serve, latencyMs)
        if (!unread) return
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }

  const server = net.createServer(listen)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1024, resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      if (timer) clearTimeout(timer)
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, stop }
}

/** Where a whole question ends, and how long its body is; null while more is to come. */
function questionIn(bytes: Buffer) {
  const head = bytes.indexOf('\r\n\r\n')
  if (head < 0) return null
  const told = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, head))
  if (!told) throw new Error('A question without its length')
  const length = Number(told[1])
  const end = head + 4 + length
  return bytes.length < end ? null : { length, end }
}

function answerOf(content: string, tokensIn: number) {
  const tokensOut = Math.ceil(content.length / 4)
  const body = `{"id":"chatcmpl-1","object":"chat.completion","created":0,"model":"small","choices":[{"index":0,"message":{"role":"assistant","content":${JSON.stringify(content)}},"finish_reason":"stop"}],"usage":{"prompt_tokens":${tokensIn},"completion_tokens":${tokensOut},"total_tokens":${tokensIn + tokensOut}}}`
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
