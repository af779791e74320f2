import type { Condition, Experiment, Facts, Rule } from './schema'

const card = { dollars: 1.2, for: 'hour' } as const

/** What every experiment on this machine has in common. */
const here = {
  training: 'local',
  batchSize: 1,
  learningRate: 1,
  learningRateMultiplier: 1,
  epochs: [{ below: Number.POSITIVE_INFINITY, epochs: 10 }],
  tokensPerSecond: 4_000_000,
  price: null,
} as const satisfies Partial<Rule>

export const rules: Rule[] = [
  {
    key: 'local-classifier',
    baseModel: 'Local classifier',
    ...here,
    offeredWhen: [],
    advisedWhen: [],
    reason:
      'Learns from {texts} texts here, in seconds and for nothing; every other model has to be better than it to be worth its price.',
  },
  {
    key: 'local-classifier-balanced',
    baseModel: 'Local classifier, both sides alike',
    ...here,
    offeredWhen: [{ fact: 'rarerShare', is: 'below', value: 0.3 }],
    advisedWhen: [{ fact: 'rarerShare', is: 'below', value: 0.2 }],
    reason:
      'The rarer side is {rarerShare} of the texts: weighing both sides alike finds more of it, at the price of more false alarms.',
  },
  {
    key: 'modernbert-base-full',
    baseModel: 'answerdotai/ModernBERT-base',
    training: 'full',
    offeredWhen: [
      { fact: 'texts', is: 'at least', value: 500 },
      { fact: 'languages', is: 'below', value: 2 },
    ],
    advisedWhen: [{ fact: 'texts', is: 'at least', value: 2_000 }],
    reason:
      'A small encoder reads meaning that words alone do not show; {texts} texts of one language are enough to train all of it.',
    batchSize: 32,
    learningRate: 5e-5,
    learningRateMultiplier: 1,
    epochs: [
      { below: 5_000, epochs: 4 },
      { below: Number.POSITIVE_INFINITY, epochs: 3 },
    ],
    tokensPerSecond: 30_000,
    price: card,
  },
  {
    key: 'llama-3.2-1b-lora',
    baseModel: 'meta-llama/Llama-3.2-1B-Instruct',
    training: 'lora',
    offeredWhen: [{ fact: 'texts', is: 'at least', value: 300 }],
    advisedWhen: [
      { fact: 'texts', is: 'at least', value: 1_000 },
      { fact: 'languages', is: 'below', value: 4 },
    ],
    reason:
      'Low-rank adapters learn the policy’s own categories from {texts} texts without forgetting the language, on one card.',
    batchSize: 16,
    learningRate: 2e-4,
    learningRateMultiplier: 1,
    epochs: [
      { below: 2_000, epochs: 4 },
      { below: 20_000, epochs: 3 },
      { below: Number.POSITIVE_INFINITY, epochs: 2 },
    ],
    tokensPerSecond: 9_000,
    price: card,
  },
  {
    key: 'qwen3-4b-qlora',
    baseModel: 'Qwen/Qwen3-4B',
    training: 'qlora',
    offeredWhen: [{ fact: 'texts', is: 'at least', value: 1_000 }],
    advisedWhen: [
      { fact: 'texts', is: 'at least', value: 5_000 },
      { fact: 'languages', is: 'at least', value: 2 },
    ],
    reason:
      'The texts are in {languages} languages: a larger model that knows them carries over between them; in four bits it fits on one card.',
    batchSize: 8,
    learningRate: 1e-4,
    learningRateMultiplier: 0.5,
    epochs: [
      { below: 5_000, epochs: 3 },
      { below: Number.POSITIVE_INFINITY, epochs: 2 },
    ],
    tokensPerSecond: 3_000,
    price: card,
  },
  {
    key: 'gpt-4.1-nano-provider',
    baseModel: 'gpt-4.1-nano',
    training: 'provider',
    offeredWhen: [
      { fact: 'providers', is: 'at least', value: 1 },
      { fact: 'texts', is: 'at least', value: 50 },
    ],
    advisedWhen: [
      { fact: 'providers', is: 'at least', value: 1 },
      { fact: 'texts', is: 'at least', value: 500 },
    ],
    reason:
      'A provider of this project fine-tunes it without a machine of your own; {texts} texts are enough to hold it to this policy.',
    batchSize: 8,
    learningRate: 1,
    learningRateMultiplier: 1.8,
    epochs: [
      { below: 1_000, epochs: 3 },
      { below: Number.POSITIVE_INFINITY, epochs: 2 },
    ],
    tokensPerSecond: 3_000,
    price: { dollars: 1.5, for: 'million tokens' },
  },
]

/** Experiments that these facts allow, the advised ones first. There is always the local classifier. */
export function recommend(facts: Facts): Experiment[] {
  return rules
    .filter(({ offeredWhen }) => holdAll(offeredWhen, facts))
    .map((rule) => experimentOf(rule, facts))
    .toSorted((a, b) => Number(b.recommended) - Number(a.recommended))
}

const holdAll = (conditions: readonly Condition[], facts: Facts) =>
  conditions.every(({ fact, is, value }) => (is === 'below' ? facts[fact] < value : facts[fact] >= value))

function experimentOf(rule: Rule, facts: Facts): Experiment {
  const { key, baseModel, training, batchSize, learningRate, learningRateMultiplier, price, tokensPerSecond } = rule
  const epochs = rule.epochs.find(({ below }) => facts.texts < below)?.epochs ?? 1
  const tokens = epochs * facts.texts * (facts.meanCharacters / 4 + 1)
  const seconds = Math.max(1, tokens / tokensPerSecond)
  const dollars = !price ? 0 : price.for === 'hour' ? (seconds / 3600) * price.dollars : (tokens / 1e6) * price.dollars
  return {
    key,
    baseModel,
    training,
    batchSize,
    learningRate,
    learningRateMultiplier,
    epochs,
    recommended: holdAll(rule.advisedWhen, facts),
    reason: filled(rule.reason, facts),
    seconds,
    dollars,
  }
}

const filled = (reason: string, facts: Facts) =>
  reason.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.entries(facts).find(([fact]) => fact === name)?.[1]
    if (value === undefined) return whole
    return name === 'rarerShare' ? `${Math.round(value * 100)} %` : Math.round(value).toLocaleString('en-US')
  })

const names = {
  texts: 'texts',
  unsafe: 'unsafe texts',
  rarerShare: 'the rarer side’s share',
  languages: 'languages',
  meanCharacters: 'characters a text',
  providers: 'providers that fine-tune',
}

/** A rule's conditions in words. */
export const conditionWords = (conditions: readonly Condition[]) =>
  conditions.length === 0
    ? 'always'
    : conditions
        .map(
          ({ fact, is, value }) =>
            `${names[fact]} ${is} ${value < 1 ? `${value * 100} %` : value.toLocaleString('en-US')}`,
        )
        .join(', ')
