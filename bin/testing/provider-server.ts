import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ProviderCall = { model: string; path: string; key: string | undefined; at: number; body: ChatBody }
type Message = { role: string; content: unknown }
type ChatBody = {
  model?: string
  messages?: Message[]
  logprobs?: boolean
  max_tokens?: number
  response_format?: { type: string; json_schema?: { schema?: { properties?: object } } }
  [key: string]: unknown
}
type Options = {
  latencyMs?: number
  /** What the n-th call is answered with. */
  answer?: (body: ChatBody, nth: number) => string
}
export type ProviderServer = {
  url: string
  host: string
  calls: ProviderCall[]
  /** Calls under way now, and the most there ever were. */
  open: { now: number; most: number }
  stop: () => Promise<void>
}

const writeAnswer = (_: ChatBody, nth: number) => `Answer number ${nth}`

/**
 * A model provider that runs here: OpenAI's chat format, and as much of Anthropic's and Google's as a call needs. The name of the
 * model chooses what goes wrong: `fault-429-2`, `fault-429-date`, `fault-500`, `fault-hang` …; `-once` at the end lets it go wrong the first time only.
 */
export async function startProviderServer({
  latencyMs = 0,
  answer = writeAnswer,
}: Options = {}): Promise<ProviderServer> {
  const calls: ProviderCall[] = []
  const open = { now: 0, most: 0 }
  const server = http.createServer({ keepAlive: true, keepAliveTimeout: 30_000 }, (request, response) => {
    open.most = Math.max(open.most, ++open.now)
    response.once('close', () => open.now--)
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', () => {
      const body = (text ? JSON.parse(text) : {}) as ChatBody
      const call = callOf(request, body)
      calls.push(call)
      const nth = calls.length
      const answered = () => respond({ call, request, response, nth, calls, answer })
      if (latencyMs > 0) setTimeout(answered, latencyMs)
      else answered()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/v1`,
    host,
    calls,
    open,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function callOf(request: IncomingMessage, body: ChatBody): ProviderCall {
  const path = request.url ?? '/'
  const inPath = /models\/([^:/?]+):/.exec(path)?.[1]
  const { authorization, 'x-api-key': anthropic, 'x-goog-api-key': google } = request.headers
  const key = authorization?.replace(/^Bearer /, '') ?? anthropic ?? google
  return {
    model: body.model ?? inPath ?? '',
    path,
    key: key === undefined ? undefined : String(key),
    at: Date.now(),
    body,
  }
}

type Asked = {
  call: ProviderCall
  request: IncomingMessage
  response: ServerResponse
  nth: number
  calls: ProviderCall[]
  answer: NonNullable<Options['answer']>
}

function respond(asked: Asked) {
  const { call, request, response, nth, calls, answer } = asked
  if (request.method === 'GET') return send(response, 200, modelList(call.path))
  const once = call.model.endsWith('-once')
  const fault = call.model.startsWith('fault-') ? call.model.slice('fault-'.length).replace(/-once$/, '') : null
  if (fault && !(once && calls.filter(({ model }) => model === call.model).length > 1)) return fail(asked, fault)
  if (call.path.endsWith('/embeddings')) return send(response, 200, embeddings(call))
  if (call.path.endsWith('/moderations')) return send(response, 200, moderation(call))
  send(response, 200, shaped(call, answer(call.body, nth)))
}

const send = (response: ServerResponse, status: number, body: unknown, headers: http.OutgoingHttpHeaders = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers })
    .end(text)
}

const count = (text: string) => Math.ceil(text.length / 4)

/** An answer in the format of the path that was asked. */
function shaped(
  { path, body, model }: ProviderCall,
  text: string,
  finish: 'stop' | 'length' | 'content_filter' = 'stop',
): object {
  const [tokensIn, tokensOut] = [count(JSON.stringify(body.messages ?? body.contents ?? '')), count(text)]
  if (path.endsWith('/messages'))
    return {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model,
      content: [{ type: 'text', text }],
      stop_reason: { stop: 'end_turn', length: 'max_tokens', content_filter: 'refusal' }[finish],
      stop_sequence: null,
      usage: { input_tokens: tokensIn, output_tokens: tokensOut },
    }
  if (path.includes(':generateContent'))
    return {
      candidates: [
        {
          content: { role: 'model', parts: [{ text }] },
          finishReason: { stop: 'STOP', length: 'MAX_TOKENS', content_filter: 'SAFETY' }[finish],
        },
      ],
      usageMetadata: {
        promptTokenCount: tokensIn,
        candidatesTokenCount: tokensOut,
        totalTokenCount: tokensIn + tokensOut,
      },
    }
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text },
        finish_reason: finish,
        ...(body.logprobs && { logprobs: { content: [chance(text.split(' ')[0] ?? '')] } }),
      },
    ],
    usage: { prompt_tokens: tokensIn, completion_tokens: tokensOut, total_tokens: tokensIn + tokensOut },
  }
}

const chance = (token: string) => ({
  token,
  logprob: -0.1,
  top_logprobs: [
    { token, logprob: -0.1 },
    { token: 'other', logprob: -2.4 },
  ],
})

const models = ['small', 'large', 'guard']

const modelList = (path: string) =>
  path.includes('/v1beta')
    ? { models: models.map((name) => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent'] })) }
    : { object: 'list', data: models.map((id) => ({ id, object: 'model' })) }

/** Words that mean the same stand at one place here; texts of the same words in any order have the same vector. */
const sameMeaning: Record<string, string> = {
  fast: 'quick',
  rapid: 'quick',
  bike: 'bicycle',
  mend: 'repair',
  fix: 'repair',
}
const dimensions = 64

function embeddings({ body, model }: ProviderCall) {
  const inputs = Array.isArray(body.input) ? body.input.map(String) : [String(body.input)]
  return {
    object: 'list',
    model,
    data: inputs.map((text, index) => ({ object: 'embedding', index, embedding: meaningOf(text) })),
    usage: { prompt_tokens: count(inputs.join(' ')), total_tokens: count(inputs.join(' ')) },
  }
}

function meaningOf(text: string) {
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const word of text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []) {
    let place = 7
    for (const letter of sameMeaning[word] ?? word) place = (place * 31 + letter.charCodeAt(0)) % 1_000_003
    for (const at of [place % dimensions, (place >> 6) % dimensions])
      vector[at] = (vector[at] ?? 0) + (place % 2 ? 1 : -1)
  }
  return vector
}

function moderation({ body }: ProviderCall) {
  const flagged = /scam|prize/i.test(String(body.input))
  const score = flagged ? 0.93 : 0.02
  return {
    id: 'modr-1',
    model: body.model,
    results: [{ flagged, categories: { fraud: flagged }, category_scores: { fraud: score, illicit: score } }],
  }
}

function fail({ call, response, nth, answer }: Asked, fault: string) {
  const error = (status: number, message: string, headers = {}, code?: string) =>
    send(response, status, { type: 'error', error: { message, type: 'error', code: code ?? null } }, headers)
  const [kind = '', detail = ''] = fault.split('-')
  const whole = JSON.stringify(shaped(call, answer(call.body, nth)))
  switch (kind) {
    case '429': {
      const wait =
        detail === 'date'
          ? new Date(Date.now() + 2000).toUTCString()
          : detail === 'garbage'
            ? 'soon'
            : detail === 'minus'
              ? '-5'
              : detail
      return error(429, 'Too many requests', wait ? { 'retry-after': wait } : {})
    }
    case '500':
    case '503':
    case '529':
      return error(Number(kind), 'Internal', detail ? { 'retry-after': detail } : {})
    case 'auth':
      return error(401, `Incorrect API key provided: ${call.key}`)
    case 'credit':
      return error(429, 'You exceeded your current quota', {}, 'insufficient_quota')
    case 'model':
      return error(404, 'The model does not exist')
    case 'bad':
      return error(400, 'Unsupported value')
    case 'long':
      return error(400, 'This model’s maximum context length is 8192 tokens', {}, 'context_length_exceeded')
    case 'filter':
      return detail === '400'
        ? error(400, 'Filtered', {}, 'content_filter')
        : send(response, 200, shaped(call, '', 'content_filter'))
    case 'refusal':
      return send(response, 200, {
        ...shaped(call, ''),
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: null, refusal: 'I can’t help with that.' },
            finish_reason: 'stop',
          },
        ],
      })
    case 'prose':
      return send(response, 200, shaped(call, 'I’m sorry, but I can’t help with that request.'))
    case 'length':
      return send(response, 200, shaped(call, 'An answer that ends in the', 'length'))
    case 'think':
      return send(
        response,
        200,
        shaped(call, detail === 'open' ? '<think>Let me see' : '<think>Let me see</think>Seen'),
      )
    case 'usage':
      return send(response, 200, {
        ...shaped(call, 'No count'),
        usage: detail === 'false' ? { prompt_tokens: -3, completion_tokens: 0 } : undefined,
      })
    case 'choices':
      return send(response, 200, { ...shaped(call, ''), choices: [] })
    case 'json':
      return send(response, 200, whole.slice(0, 60))
    case 'html':
      return send(response, 200, '<html><body>Welcome to the proxy</body></html>', { 'content-type': 'text/html' })
    case 'broken':
      return send(response, 200, shaped(call, '{"content": "half'))
    case 'fence':
      return send(response, 200, shaped(call, `Here it is:\n\`\`\`json\n${answer(call.body, nth)}\n\`\`\``))
    case 'redirect':
      response.writeHead(307, { location: 'http://169.254.169.254/v1/chat/completions' }).end()
      return
    case 'hang':
      return
    case 'drip': {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 50)
      response.once('close', () => clearInterval(timer))
      return
    }
    case 'reset':
      return void response.socket?.destroy()
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length + 100 })
      response.write(whole.slice(0, 30), () => response.socket?.destroy())
      return
    case 'huge': {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
      return
    }
    default:
      return error(500, `No fault is called ${fault}`)
  }
}
