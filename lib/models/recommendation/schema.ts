import { z } from 'zod'

/** What is known of the samples that one would learn from. */
export type Facts = {
  texts: number
  unsafe: number
  /** Of the rarer side. */
  rarerShare: number
  languages: number
  meanCharacters: number
  /** Providers that can be asked to fine-tune. */
  providers: number
  /** Gigabytes of the graphics card that there is, here or for rent. */
  card: number
}
export type FactName = keyof Facts

export type Condition = { fact: FactName; is: 'at least' | 'below'; value: number }
export const trainings = ['local', 'full', 'lora', 'qlora', 'provider'] as const
export type Training = (typeof trainings)[number]

/** One experiment that may be worth making: when it can be made, when it is advised, and why. All of it is data, and shown. */
export type Rule = {
  key: string
  baseModel: string
  training: Training
  offeredWhen: Condition[]
  advisedWhen: Condition[]
  /** {texts}, {rarerShare}, {languages}, {card} and the other facts are filled in. */
  reason: string
  batchSize: number
  learningRate: number
  learningRateMultiplier: number
  /** The first whose limit the number of texts stays below. */
  epochs: { below: number; epochs: number }[]
  /** Tokens it reads in a second, on this machine or on one graphics card of 24 GB. */
  tokensPerSecond: number
  /** What the card costs for so long, or dollars for a million tokens. */
  price: 'card' | { millionTokens: number } | null
}

/** Graphics cards as one rents them: how fast against the first, and dollars for an hour. */
export const cards = [
  { gigabytes: 24, speed: 1, hour: 1.2 },
  { gigabytes: 80, speed: 3, hour: 2.5 },
] as const

/** From the samples as they are now, or from what a snapshot holds. */
export const recommendModelsInput = z.object({
  dataset: z.uuid().optional(),
  snapshot: z.uuid().optional(),
  /** Gigabytes of the graphics card that there is; 0 where there is none. */
  card: z.enum(['0', '24', '80']).optional(),
})
export type RecommendModelsInput = z.output<typeof recommendModelsInput>
export const packKitInput = recommendModelsInput.extend({ experiment: z.string().max(60).default('') })
export type PackKitInput = z.output<typeof packKitInput>

export type Experiment = {
  key: string
  baseModel: string
  training: Training
  batchSize: number
  learningRate: number
  learningRateMultiplier: number
  epochs: number
  recommended: boolean
  reason: string
  seconds: number
  dollars: number
}
export type Recommendations = { facts: Facts; problem: string | null; experiments: Experiment[] }
