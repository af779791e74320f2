import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../ctx'
import { scoreTexts } from '../../models/score-texts'
import { type CallInput, callModel, type CallResult } from '../../providers/call-model'
import { formats } from '../formats/all'
import {
  type Answer,
  type Asked,
  type Format,
  type JudgedText,
  type JudgePolicy,
  type Reading,
  unreadable,
} from '../formats/format'
import { safeOpinion, unsafeOpinion } from '../formats/opinions'
import type { ClassifierSettings, ModelSettings } from '../schema'
import { applyRules } from './apply-rules'
import { callOf } from './call-of'
import { inputHash, judgedText } from './judged-text'
import type { Judged, KnownJudge, SampleTexts, VerdictDraft } from './known-judge'

export type For = {
  purpose: string
  runId?: string
  batchId?: string
  position?: number
  winding?: AbortSignal
  /** Makes the calls in place of `callModel`, for who counts them or has some answers already. The name tells the questions about one text apart. */
  call?: (call: CallInput, name: string) => Promise<CallResult>
}

/** One judge's verdict on one text. It is never thrown: whatever comes back is one of the outcomes. */
export async function askJudge(
  ctx: Ctx,
  judge: KnownJudge,
  sample: SampleTexts,
  target: 'prompt' | 'response',
  what: For,
): Promise<Judged> {
  const { text, stripped, unfinished } = judgedText(sample, target, judge.settings)
  const base = { ...nothing, stripped, inputHash: inputHash(target, text) }
  if (target === 'response' && text.response === null)
    return { ...base, outcome: 'unreadable', reason: 'There is no response to judge' }
  if (unfinished)
    return {
      ...base,
      outcome: 'unreadable',
      reason: 'The response never ends its thinking, so there is no answer to judge',
    }
  const policy = { ...judge.policy, target }
  const { settings } = judge
  if (settings.kind === 'rules') return { ...base, ...columnsOf(applyRules(settings, text, policy)), costMicros: 0 }
  if (settings.kind === 'classifier') return { ...base, ...(await askClassifier(ctx, settings, text, policy)) }
  const asked: Asked = {
    policy,
    text,
    instructions: settings.instructions,
    boundary: randomBytes(9).toString('base64url'),
  }
  return askModel(ctx, settings, asked, base, what)
}

/** A model that was trained here: it costs nothing, and its probability is its confidence. */
async function askClassifier(ctx: Ctx, settings: ClassifierSettings, text: JudgedText, policy: JudgePolicy) {
  const began = performance.now()
  const { scores } = await scoreTexts(ctx, {
    modelId: settings.trainedModelId,
    texts: [{ prompt: text.prompt, ...(text.response !== null && { response: text.response }) }],
  })
  const [score] = scores
  if (!score) return columnsOf(unreadable('The classifier said nothing'))
  const facts = { confidence: score.verdict === 'unsafe' ? score.probability : 1 - score.probability }
  const labels = policy.labels.filter(({ code }) => score.says.includes(code))
  const reading =
    score.verdict === 'safe'
      ? safeOpinion(policy, facts)
      : unsafeOpinion(
          policy,
          labels.filter(({ polarity }) => polarity !== 'safe'),
          facts,
        )
  return { ...columnsOf(reading), costMicros: 0, latencyMs: Math.round(performance.now() - began) }
}

async function askModel(
  ctx: Ctx,
  settings: ModelSettings,
  asked: Asked,
  base: VerdictDraft,
  { call: makeCall = (call) => callModel(ctx, call), ...what }: For,
): Promise<Judged> {
  const format: Format = formats[settings.format]
  const answers: Answer[] = []
  const sum = { ...base, costMicros: 0, tokensIn: 0, tokensOut: 0, latencyMs: 0 }
  const raws: string[] = []
  const count = (call: CallResult) => {
    sum.costMicros += call.costMicros
    sum.tokensIn += call.tokensIn
    sum.tokensOut += call.tokensOut
    sum.latencyMs += call.latencyMs
    sum.simulated ||= call.simulated
    if ('text' in call) raws.push(call.text)
    if ('reasoning' in call && call.reasoning) sum.reasoning = kept(call.reasoning)
    sum.raw = kept(raws.join('\n\n'))
  }
  for (const [line, question] of format.ask(asked).entries()) {
    const call = await makeCall({ ...callOf(settings, question, asked, line), ...what }, String(line))
    count(call)
    if (call.outcome === 'failed' || call.outcome === 'stopped') return { outcome: call.outcome, error: call.error }
    if (call.outcome === 'refused')
      return { ...sum, outcome: 'refused', reason: 'The model or its filter would not answer' }
    if (call.outcome === 'cut') return { ...sum, outcome: 'unreadable', reason: 'The answer was cut off at its limit' }
    answers.push({ text: call.text, chances: call.outcome === 'answered' ? call.logprobs : null })
  }
  let reading: Reading = format.read(answers, asked.policy, settings.thresholds)
  const again = reading.outcome === 'unreadable' && answers[0] ? format.askAgain?.(asked, answers[0]) : null
  if (again) {
    const call = await makeCall({ ...callOf(settings, again.question, asked, 0), ...what }, 'again')
    count(call)
    if (call.outcome === 'failed' || call.outcome === 'stopped') return { outcome: call.outcome, error: call.error }
    if (call.outcome === 'answered') {
      const text = call.text.trimStart().startsWith('{') ? call.text : again.prefill + call.text
      reading = format.read([{ text }], asked.policy, settings.thresholds)
    }
  }
  return { ...sum, ...columnsOf(reading) }
}

const nothing: VerdictDraft = {
  outcome: 'unreadable',
  labels: [],
  polarity: 'none',
  confidence: null,
  severity: null,
  refusal: null,
  rationale: null,
  reason: null,
  raw: null,
  reasoning: null,
  stripped: false,
  cached: false,
  simulated: false,
  inputHash: '',
  tokensIn: null,
  tokensOut: null,
  latencyMs: null,
  costMicros: null,
}

/** A reading as columns. What was not read has neither labels nor a polarity. */
function columnsOf(reading: Reading) {
  if (reading.outcome !== 'read') return { ...reading, labels: [], polarity: 'none' as const }
  const { repaired: _, ...opinion } = reading
  return { ...opinion, rationale: opinion.rationale && kept(opinion.rationale) }
}

const rawAtMost = 64 * 1024

/** At most 64 KB, in characters that Postgres can keep. */
function kept(text: string) {
  const whole = text.replaceAll('\u0000', '\ufffd').toWellFormed()
  return Buffer.byteLength(whole) <= rawAtMost
    ? whole
    : Buffer.from(whole)
        .subarray(0, rawAtMost)
        .toString('utf8')
        .replace(/\ufffd+$/, '')
}
