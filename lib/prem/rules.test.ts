import { expect, test } from 'vitest'
import { multipart, questionFormat, rules, urlencoded } from '@/bin/testing/prem-forms'
import { readForm } from '../prem-form'
import {
  categoriesOf,
  chatEvents,
  datasetStatus,
  gatherFields,
  jobStatus,
  labelsOf,
  spreadPairs,
  targetOf,
  verdictText,
} from './rules'
import { keepTraceInput, makePairsInput, startJobInput } from './schema'

const projectId = '01990000-0000-7000-8000-000000000000'
const wanted = { projectId, name: 'Response safety', urls: ['https://a.example/1', 'https://a.example/2?p=1'] }
const sent = async (body: FormData | URLSearchParams | string, headers = {}) => {
  const form = await readForm(new Request('http://studio.example', { method: 'POST', body, headers }))
  return makePairsInput.parse(gatherFields(form.fields))
}

test('both encodings come to the same request, but for how rules are sent', async () => {
  const [python, script, old] = [
    await sent(urlencoded(wanted)),
    await sent(multipart(wanted)),
    await sent(multipart(wanted, 'web_urls')),
  ]
  expect(python).toMatchObject({
    projectId,
    name: 'Response safety',
    pairs_to_generate: 50,
    temperature: 0,
    question_format: questionFormat,
    website_urls: wanted.urls,
    rules,
  })
  expect(script).toEqual({ ...python, temperature: 0.3, rules: [String(rules)] })
  expect(old).toEqual(script)
})

test('a multipart form really crosses with CRLF, and is stored with LF', async () => {
  const request = new Request('http://studio.example', { method: 'POST', body: multipart(wanted) })
  expect(await request.clone().text()).toContain('categories listed.\r\n\r\n<BEGIN')
  expect((await readForm(request)).fields.some(([, value]) => value.includes('\r'))).toBe(false)
})

test('the same fields may come as JSON, lists as SDKs name them, and what is not known is left alone', async () => {
  const body = JSON.stringify({
    project_id: projectId,
    name: 'x',
    pairs_to_generate: 3,
    temperature: null,
    website_urls: wanted.urls,
    surprise: { a: 1 },
  })
  expect(await sent(body, { 'content-type': 'application/json' })).toMatchObject({
    website_urls: wanted.urls,
    temperature: null,
  })
  const form = new URLSearchParams([
    ...urlencoded({ ...wanted, urls: [] }),
    ['website_urls[]', 'https://b.example'],
    ['website_urls[]', ''],
  ])
  expect((await sent(form)).website_urls).toEqual(['https://b.example'])
})

test('a form that is too large, of another kind or broken is refused in a sentence', async () => {
  const ask = (body: BodyInit, type: string) =>
    readForm(new Request('http://studio.example', { method: 'POST', body, headers: { 'content-type': type } }))
  await expect(ask('x'.repeat(33 * 1024 * 1024), 'application/x-www-form-urlencoded')).rejects.toMatchObject({
    code: 'too_large',
  })
  await expect(ask('<xml/>', 'text/xml')).rejects.toMatchObject({ code: 'invalid' })
  await expect(ask('nothing like it', 'multipart/form-data; boundary=x')).rejects.toMatchObject({ code: 'invalid' })
  await expect(ask('[', 'application/json')).rejects.toMatchObject({ code: 'invalid' })
})

test('codes mean what the block of this question format says', () => {
  const categories = categoriesOf(questionFormat)
  expect(categories).toHaveLength(14)
  expect(categories[5]).toEqual({ code: 'S6', name: 'Privacy', definition: '' })
  const told =
    '<BEGIN UNSAFE CONTENT CATEGORIES>\nS1: Violence. Blows and worse.\n  Threats too.\nS1: Again\nO2) Spam\n<END UNSAFE CONTENT CATEGORIES>'
  expect(categoriesOf(told)).toEqual([
    { code: 'S1', name: 'Violence', definition: 'Blows and worse. Threats too.' },
    { code: 'O2', name: 'Spam', definition: '' },
  ])
  expect(categoriesOf('no block')).toEqual([])
  expect(
    labelsOf(categories)
      .map(({ code, polarity }) => `${code} ${polarity}`)
      .slice(0, 2),
  ).toEqual(['safe safe', 'S1 unsafe'])
})

test('whose message is judged follows from the task, not from what a conversation holds', () => {
  expect(targetOf(questionFormat)).toBe('response')
  expect(targetOf(questionFormat.replaceAll('Agent', 'User'))).toBe('prompt')
  expect(targetOf('Judge the User.\n<BEGIN CONVERSATION>\nAgent: hi\n<END CONVERSATION>')).toBe('prompt')
})

test('half of the pairs are safe, the rest is spread, and some are never written', () => {
  const labels = labelsOf(categoriesOf(questionFormat))
  const cells = spreadPairs(50, labels)
  expect(cells[0]).toEqual({ label: 'safe', count: 25 })
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(50)
  expect(cells.some(({ label }) => label === 'S4')).toBe(false)
  expect(spreadPairs(1, labels)).toEqual([{ label: 'safe', count: 1 }])
  expect(spreadPairs(4, labels.slice(1)).reduce((sum, { count }) => sum + count, 0)).toBe(4)
})

test('a dataset failed only when nothing came of it, a job when no experiment did', () => {
  expect(datasetStatus({ going: true, failed: true, samples: 0 })).toBe('processing')
  expect(datasetStatus({ going: false, failed: true, samples: 0 })).toBe('failed')
  expect(datasetStatus({ going: false, failed: true, samples: 3 })).toBe('completed')
  expect(jobStatus(['succeeded', 'queued'])).toBe('processing')
  expect(jobStatus(['succeeded', 'failed'])).toBe('completed')
  expect(jobStatus(['failed', 'failed'])).toBe('failed')
})

test('lora and training_type say the same, whichever is sent', () => {
  const experiment = { base_model_id: 'local-classifier', batch_size: 1, learning_rate_multiplier: 1, n_epochs: 3 }
  const typeOf = (more: object) =>
    startJobInput.parse({ snapshot_id: projectId, name: 'x', experiments: [{ ...experiment, ...more, unknown: 1 }] })
      .experiments[0]?.trainingType
  expect([
    typeOf({}),
    typeOf({ lora: true }),
    typeOf({ lora: null, training_type: 'qlora' }),
    typeOf({ lora: false }),
  ]).toEqual(['full', 'lora', 'qlora', 'full'])
})

test('a trace is read in either case, alone or as a list of one', () => {
  const trace = { projectId, modelId: 'm', input: 'hello', output: 'safe', score: 0.9 }
  expect(
    keepTraceInput.parse({ project_id: projectId, model_id: 'm', input: 'hello', output: 'safe', score: 0.9 }),
  ).toEqual(trace)
  expect(keepTraceInput.parse({ traces: [trace] })).toEqual(trace)
})

test('an answer streams as pieces that join to it, and ends', () => {
  const events = chatEvents({
    id: 'a',
    created: 1,
    model: 'm',
    choices: [{ message: { content: verdictText('unsafe', ['S1', 'S6']) }, finish_reason: 'stop' }],
  })
  expect(events.at(-1)).toBe('[DONE]')
  expect(JSON.parse(events[0] ?? '').choices[0].delta.content).toBe('unsafe\nS1, S6')
  expect(verdictText('safe', ['S1'])).toBe('safe')
})
