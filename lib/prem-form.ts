import { AppError, invalid } from './errors'

export type SentForm = { fields: [name: string, value: string][]; files: { field: string; name: string; body: Blob }[] }

const megabyte = 1024 * 1024
const most = 32 * megabyte

/**
 * A form, however it was written: multipart, urlencoded, or the same fields as JSON. Counted as it comes. A form that
 * crosses the wire as multipart has CRLF where its text had LF, so line ends are made LF again.
 */
export async function readForm(request: Request): Promise<SentForm> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = await counted(request)
  if (/^application\/json\b/i.test(type)) return { fields: flat(jsonOf(bytes)), files: [] }
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    throw invalid('Send a form: multipart/form-data or application/x-www-form-urlencoded')
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw invalid('This form cannot be read')
  })
  const sent: SentForm = { fields: [], files: [] }
  for (const [name, value] of form)
    if (typeof value === 'string') sent.fields.push([name, lines(value)])
    else sent.files.push({ field: name, name: value.name, body: value })
  return sent
}

async function counted(request: Request) {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > most) throw new AppError('too_large', `The form is larger than ${most / megabyte} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const lines = (text: string) => text.replaceAll('\r\n', '\n')

function jsonOf(bytes: Buffer): object {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null) return parsed
  } catch {
    // Told below.
  }
  throw invalid('The body is not a JSON object')
}

const flat = (given: object) =>
  Object.entries(given).flatMap(([name, value]): SentForm['fields'] =>
    Array.isArray(value)
      ? value.map((each) => [`${name}[]`, lines(String(each))])
      : value === null || value === undefined
        ? []
        : [[name, lines(String(value))]],
  )
