import { z } from 'zod'
import { listInAddress } from '../schema'

export const providerKinds = ['simulator', 'anthropic', 'openai', 'google', 'compatible'] as const
export type ProviderKind = (typeof providerKinds)[number]

export const callOutcomes = ['open', 'answered', 'refused', 'cut', 'unreadable', 'failed', 'lost'] as const
export type CallOutcome = (typeof callOutcomes)[number]
/** What counts as failed, wherever calls are counted. */
export const failedOutcomes = ['failed', 'unreadable', 'lost'] as const satisfies CallOutcome[]

/** Why a call brought no answer, for machines. */
export const failureClasses = [
  'rate_limited',
  'overloaded',
  'provider_5xx',
  'timeout',
  'connection',
  'invalid_output',
  'refusal',
  'content_filter',
  'auth',
  'no_credit',
  'no_model',
  'bad_request',
  'too_large',
  'blocked_url',
  'budget',
  'cancelled',
  'internal',
] as const
export type FailureClass = (typeof failureClasses)[number]

/** The longest that a provider may make everyone wait. Longer pauses the run. */
export const longestWaitSeconds = 3600

const perMinute = z.number().int().min(1).max(100_000_000).nullable()
export const price = z.number().min(0, 'A price is not negative').max(100_000)
const modelName = z.string().trim().min(1, 'Give the model’s name').max(200)

export const newModelShape = z.strictObject({
  name: modelName,
  priceIn: price,
  priceOut: price,
  jsonSchema: z.boolean().default(false),
})
export type NewModel = z.output<typeof newModelShape>

const providerFields = {
  name: z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters'),
  address: z.string().trim().max(500).default(''),
  requestsPerMinute: perMinute.default(null),
  tokensPerMinute: perMinute.default(null),
  inFlight: z.number().int().min(1, 'At least one call at once').max(2000, 'At most 2,000 at once').default(16),
}
const key = z.string().trim().max(4000)

export const addProviderInput = z.strictObject({
  ...providerFields,
  preset: z.string().max(40),
  key: key.default(''),
  models: z.array(newModelShape).max(50).default([]),
})
export type AddProviderInput = z.output<typeof addProviderInput>

/** Without a key, the one that is there stays, unless the address changes: a key never follows to another place. */
export const changeProviderInput = z.strictObject({
  providerId: z.uuid(),
  revision: z.number().int(),
  ...providerFields,
  key: key.nullable().default(null),
})
export type ChangeProviderInput = z.output<typeof changeProviderInput>

export const providerInput = z.strictObject({ providerId: z.uuid() })
export type ProviderInput = z.output<typeof providerInput>
export const addModelInput = newModelShape.extend({ providerId: z.uuid() })
export type AddModelInput = z.output<typeof addModelInput>
export const changeModelInput = z.strictObject({
  providerId: z.uuid(),
  modelId: z.uuid(),
  priceIn: price,
  priceOut: price,
  jsonSchema: z.boolean(),
})
export type ChangeModelInput = z.output<typeof changeModelInput>
export const modelInput = z.strictObject({ providerId: z.uuid(), modelId: z.uuid() })
export type ModelInput = z.output<typeof modelInput>

const message = z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().max(400_000) })
export const estimateCallInput = z.strictObject({
  modelId: z.uuid(),
  instructions: z.string().max(400_000).optional(),
  messages: z.array(message).min(1).max(200),
  maxTokens: z.number().int().min(1).max(200_000).optional(),
  calls: z.number().int().min(1).max(100_000_000).default(1),
})
export type EstimateCallInput = z.output<typeof estimateCallInput>

export type ModelView = {
  id: string
  name: string
  providerId: string
  provider: string
  kind: ProviderKind
  /** What it writes is made up by the simulator. */
  simulated: boolean
  /** Dollars for a million tokens. */
  priceIn: number
  priceOut: number
  jsonSchema: boolean
}

export type CallEstimate = {
  tokensIn: number
  /** What was assumed for the answer. */
  tokensOut: number
  costMicros: number
  /** For all the calls together. */
  totalMicros: number
  /** How the tokens were counted, in a sentence. */
  basis: string
}

export type KnownModelView = ModelView & {
  /** How many calls at once it bears now, of those the provider allows. */
  bears: number
  underWay: number
  calls: number
  failed: number
  costMicros: number
}
export type ProviderView = {
  id: string
  name: string
  kind: ProviderKind
  preset: string
  address: string
  /** The last four characters of its key; null when there is none. */
  keyEnd: string | null
  requestsPerMinute: number | null
  tokensPerMinute: number | null
  inFlight: number
  revision: number
  /** It asked everyone to wait until then. */
  waitsUntil: string | null
  models: KnownModelView[]
}

export const testProviderInput = z.strictObject({ providerId: z.uuid(), modelId: z.uuid().optional() })
export type TestProviderInput = z.output<typeof testProviderInput>
export type ProviderTest = { ok: boolean; message: string; latencyMs: number | null; errorClass: FailureClass | null }

/** A model that an endpoint says it has, with its price where it is known. */
export type EndpointModel = { name: string; priceIn: number | null; priceOut: number | null; added: boolean }

export const callFilter = z.object({
  provider: z.uuid().optional(),
  model: z.uuid().optional(),
  run: z.uuid().optional(),
  /** One, or several with commas between them. */
  outcome: listInAddress(z.enum(callOutcomes), callOutcomes.length),
  purpose: z.string().max(40).optional(),
  before: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type CallFilter = z.output<typeof callFilter>
export type CallView = {
  id: string
  at: string
  model: string
  provider: string
  purpose: string
  runId: string | null
  position: number | null
  attempt: number
  outcome: CallOutcome
  errorClass: string | null
  error: string | null
  tokensIn: number | null
  tokensOut: number | null
  costMicros: number
  estimated: boolean
  simulated: boolean
  latencyMs: number | null
}
export type CallPageView = { calls: CallView[]; older: string | null }

/** What the browser's forms hold: text in every field. */
const countField = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : Number(text.replaceAll(',', ''))))
  .pipe(perMinute)
const priceField = z.string().trim().min(1, 'Give its price; 0 where it is free').transform(Number).pipe(price)
export const providerForm = z.object({
  name: providerFields.name,
  address: z.string().trim().max(500).default(''),
  key,
  requestsPerMinute: countField,
  tokensPerMinute: countField,
  inFlight: z.coerce.number().pipe(providerFields.inFlight.unwrap()),
})
export const modelForm = z.object({
  name: modelName,
  priceIn: priceField,
  priceOut: priceField,
  jsonSchema: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
})
