import { randomBytes } from 'node:crypto'
import type { Ctx } from '../ctx'
import type { VerdictDraft } from '../judges/asking/known-judge'
import type { CallHints, CallResult } from '../providers/call-model'
import { readAnswer } from '../templates/answer/rules'
import type { Turn } from '../templates/answer/schema'
import { composePair, pairProblem } from '../templates/pairs/rules'
import { categoryLine, composePrompt, fillIn, isPair } from '../templates/rules'
import { type Asking, askOnce } from './ask-once'
import type { Materials, Row } from './find-materials'
import { judgedRole, languageName, turnsOf } from './rules'

/** A text that may become a sample, if it repeats none. */
export type Written = {
  prompt: string
  conversation: Turn[]
  response: string | null
  safePrompt: string | null
  labels: string[]
  language: string | null
  sourceId: string | null
  familyId: string | null
  tainted: boolean
  meta: Record<string, string>
}
export type Facts = {
  model: string | null
  simulated: boolean
  calls: number
  tokensIn: number
  tokensOut: number
  costMicros: number
  refusedBy: string[]
}
export type Landed = { row: Row; facts: Facts } & (
  | { outcome: 'written'; written: Written }
  | { outcome: 'judged'; written: Written; verdicts: (VerdictDraft & { judgeId: string })[] }
  | { outcome: 'notKept'; reason: string; detail: string; raw: string; written?: Written }
  | { outcome: 'failed'; reason: string; detail: string }
)
/** Asks for one row, of each model of the chain until one does not refuse. Null when nobody may ask now: the row stays open. */
export async function writeRow(ctx: Ctx, materials: Materials, row: Row, asking: Asking): Promise<Landed | null> {
  const { plan, kind, body } = materials
  const facts: Facts = {
    model: null,
    simulated: false,
    calls: 0,
    tokensIn: 0,
    tokensOut: 0,
    costMicros: 0,
    refusedBy: [],
  }
  const { runId, batchId, winding } = asking
  const asked = promptOf(materials, row)
  let refused = ''
  for (const modelId of plan.models) {
    const result = await askOnce(
      ctx,
      {
        modelId,
        asker: modelId,
        purpose: plan.examples ? 'example' : kind === 'response' ? 'respond' : 'generate',
        runId,
        batchId,
        position: row.position,
        ...(asked.instructions && { instructions: asked.instructions }),
        messages: asked.messages,
        ...(materials.shape && { schema: materials.shape }),
        temperature: body.temperature,
        topP: body.topP,
        maxTokens: body.maxTokens,
        hints: hintsOf(materials, row),
        winding,
      },
      asking,
    )
    if (result.outcome === 'stopped') return null
    count(facts, result)
    if (result.outcome === 'failed')
      return { row, facts, outcome: 'failed', reason: result.errorClass, detail: result.error }
    if (result.outcome !== 'refused') return read(materials, row, facts, result)
    facts.refusedBy.push(result.model)
    // Where a model's own answers are wanted, that it declines is one, and no other model is asked for it.
    if (kind === 'response' && result.errorClass === 'refusal' && result.text)
      return read(materials, row, facts, { ...result, ...declined })
    refused = result.text
  }
  return {
    row,
    facts,
    outcome: 'notKept',
    reason: 'refused',
    detail: `Declined by ${facts.refusedBy.join(', ')}`,
    raw: refused,
  }
}

const declined = { outcome: 'answered', object: undefined, repaired: false, logprobs: null } as const

function count(facts: Facts, result: CallResult) {
  facts.model = result.model
  facts.simulated = result.simulated
  facts.calls += result.attempts
  facts.tokensIn += result.tokensIn
  facts.tokensOut += result.tokensOut
  facts.costMicros += result.costMicros
}

type Answer = Extract<CallResult, { outcome: 'answered' | 'cut' | 'unreadable' }>

function read(materials: Materials, row: Row, facts: Facts, answer: Answer): Landed {
  const notKept = (reason: string, detail: string): Landed => ({
    row,
    facts,
    outcome: 'notKept',
    reason,
    detail,
    raw: answer.text,
  })
  if (answer.outcome === 'cut')
    return notKept(
      'unfinished',
      answer.unfinished ? 'The model was still reasoning when it stopped' : 'It ended at the limit of tokens',
    )
  if (answer.outcome === 'unreadable') return notKept('format', answer.error)
  const { kind, dataset, labels, body, plan } = materials
  const codes = labels.map(({ code }) => code)
  const turns = kind === 'conversation' ? turnsOf(kind, dataset.target, row.turns) : null
  const found = readAnswer(answer, { kind, label: row.label, labels: codes, turns, target: dataset.target })
  if (!found.ok) return notKept(found.reason, found.why)

  const start = materials.starts.get(row.fromSampleId ?? '')
  const passage = materials.passages.get(row.passageId ?? '')
  const meta: Record<string, string> = { template: `${plan.templateName} v${plan.templateVersion}` }
  if (row.topic) meta.topic = row.topic
  if (answer.reasoning) meta.reasoning = answer.reasoning.slice(0, 64_000)
  if (isPair(kind)) {
    const unsafe = labels
      .filter(({ code, polarity }) => code === found.label && polarity !== 'safe')
      .map(({ code }) => code)
    const messages = [
      ...found.conversation,
      { role: 'user', content: found.prompt },
      ...(found.response === null ? [] : [{ role: 'assistant', content: found.response }]),
    ]
    const categories = labels.filter(({ polarity }) => polarity !== 'safe').map(categoryLine)
    const formats = { ...body, questionFormat: fillIn(body.questionFormat, { labels: categories.join('\n') }) }
    const pair = composePair(formats, messages, unsafe)
    const problem = pairProblem(pair, messages, { judged: judgedRole(kind, dataset.target), codes, formats })
    if (problem) return notKept('pair', problem)
    Object.assign(meta, pair)
  }
  const answers = kind === 'response' && start
  const written: Written = {
    prompt: answers ? start.prompt : found.prompt,
    conversation: answers ? start.conversation : found.conversation,
    response: found.response,
    safePrompt: answers ? start.safePrompt : null,
    labels: found.label === null ? [] : [found.label],
    language: row.language ?? start?.language ?? null,
    sourceId: passage?.sourceId ?? null,
    familyId: start ? (start.familyId ?? start.id) : null,
    tainted: passage?.tainted ?? start?.tainted ?? false,
    meta,
  }
  return { row, facts, outcome: 'written', written }
}

/** What the model is sent. For a response, the safe prompt where there is one; the answer stands against the original. */
function promptOf(materials: Materials, row: Row) {
  const { kind, body, labels, dataset } = materials
  const start = materials.starts.get(row.fromSampleId ?? '')
  const { instructions, prompt } = composePrompt(kind, body, {
    persona: materials.personas.get(row.personaId ?? '') ?? null,
    label: labels.find(({ code }) => code === row.label) ?? null,
    labels,
    topic: row.topic,
    passage: materials.passages.get(row.passageId ?? '')?.text ?? null,
    language: languageName(row.language ?? start?.language ?? null),
    turns: turnsOf(kind, dataset.target, row.turns),
    text: kind === 'response' ? (start?.safePrompt ?? start?.prompt ?? null) : (start?.prompt ?? null),
    textLabel: start?.labels[0] ?? null,
    boundary: row.passageId ? randomBytes(8).toString('hex') : '',
  })
  const earlier = kind === 'response' ? (start?.conversation ?? []) : []
  const messages = earlier.flatMap(({ role, content }) =>
    role === 'user' || role === 'assistant' ? [{ role, content } as const] : [],
  )
  return { instructions, messages: [...messages, { role: 'user' as const, content: prompt }] }
}

const tasks = {
  content: 'write',
  conversation: 'write',
  'prompt-pair': 'question',
  'response-pair': 'answer',
  contrast: 'twin',
  paraphrase: 'paraphrase',
  translation: 'translate',
  rewrite: 'paraphrase',
  response: 'respond',
} as const

/** Only the simulator reads these. */
function hintsOf({ kind, labels, plan, dataset, personas, passages, starts }: Materials, row: Row): CallHints {
  const label = labels.find(({ code }) => code === row.label)
  const start = starts.get(row.fromSampleId ?? '')
  const optional = {
    label,
    persona: personas.get(row.personaId ?? ''),
    topic: row.topic ?? undefined,
    passage: passages.get(row.passageId ?? '')?.text,
    text: start?.prompt,
    language: row.language ?? undefined,
    fault: plan.rehearse?.fault,
    faultRate: plan.rehearse?.rate,
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return { task: tasks[kind], labels, turns: turnsOf(kind, dataset.target, row.turns), ...given }
}
