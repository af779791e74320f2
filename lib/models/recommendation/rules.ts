import { type Condition, cards, type Experiment, type FactName, type Facts, type Rule } from './schema'

const atLeast = (fact: FactName, value: number): Condition => ({ fact, is: 'at least', value })
const below = (fact: FactName, value: number): Condition => ({ fact, is: 'below', value })
/** So many epochs, and fewer from so many texts on. */
const epochs = (first: number, ...fewerFrom: number[]): Rule['epochs'] =>
  [...fewerFrom, Number.POSITIVE_INFINITY].map((limit, at) => ({ below: limit, epochs: first - at }))

/** What every experiment on this machine has in common. */
const here = {
  training: 'local',
  batchSize: 1,
  learningRate: 1,
  learningRateMultiplier: 1,
  epochs: epochs(10),
  tokensPerSecond: 4_000_000,
  price: null,
} as const satisfies Partial<Rule>

export const rules: Rule[] = [
  {
    ...here,
    key: 'local-classifier',
    baseModel: 'Local classifier',
    offeredWhen: [],
    advisedWhen: [],
    reason:
      'Learns from {texts} texts here, in seconds and for nothing; every other model has to be better than it to be worth its price.',
  },
  {
    ...here,
    key: 'local-classifier-balanced',
    baseModel: 'Local classifier, both sides alike',
    offeredWhen: [below('rarerShare', 0.3)],
    advisedWhen: [below('rarerShare', 0.2)],
    reason:
      'The rarer side is {rarerShare} of the texts: weighing both sides alike finds more of it, at the price of more false alarms.',
  },
  {
    key: 'modernbert-base-full',
    baseModel: 'answerdotai/ModernBERT-base',
    training: 'full',
    offeredWhen: [atLeast('card', 12), atLeast('texts', 500), below('languages', 2)],
    advisedWhen: [atLeast('texts', 2_000)],
    reason:
      'A small encoder reads meaning that words alone do not show; {texts} texts of one language are enough to train all of it.',
    batchSize: 32,
    learningRate: 5e-5,
    learningRateMultiplier: 1,
    epochs: epochs(4, 5_000),
    tokensPerSecond: 30_000,
    price: 'card',
  },
  {
    key: 'llama-3.2-1b-lora',
    baseModel: 'meta-llama/Llama-3.2-1B-Instruct',
    training: 'lora',
    offeredWhen: [atLeast('card', 12), atLeast('texts', 300)],
    advisedWhen: [atLeast('texts', 1_000), below('languages', 4)],
    reason:
      'Low-rank adapters learn the policy’s own categories from {texts} texts without forgetting the language, on one card.',
    batchSize: 16,
    learningRate: 2e-4,
    learningRateMultiplier: 1,
    epochs: epochs(4, 2_000, 20_000),
    tokensPerSecond: 9_000,
    price: 'card',
  },
  {
    key: 'qwen3-4b-qlora',
    baseModel: 'Qwen/Qwen3-4B',
    training: 'qlora',
    offeredWhen: [atLeast('card', 16), atLeast('texts', 1_000)],
    advisedWhen: [atLeast('texts', 5_000), atLeast('languages', 2)],
    reason:
      'The texts are in {languages} languages: a larger model that knows them carries over between them; in four bits it fits on a card of {card} GB.',
    batchSize: 8,
    learningRate: 1e-4,
    learningRateMultiplier: 0.5,
    epochs: epochs(3, 5_000),
    tokensPerSecond: 3_000,
    price: 'card',
  },
  {
    key: 'gpt-4.1-nano-provider',
    baseModel: 'gpt-4.1-nano',
    training: 'provider',
    offeredWhen: [atLeast('providers', 1), atLeast('texts', 50)],
    advisedWhen: [atLeast('providers', 1), atLeast('texts', 500)],
    reason:
      'A provider of this project fine-tunes it without a machine of your own; {texts} texts are enough to hold it to this policy.',
    batchSize: 8,
    learningRate: 1,
    learningRateMultiplier: 1.8,
    epochs: epochs(3, 1_000),
    tokensPerSecond: 3_000,
    price: { millionTokens: 1.5 },
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
  const card = price === 'card' ? cards.find(({ gigabytes }) => gigabytes === facts.card) : undefined
  const seconds = Math.max(1, tokens / (tokensPerSecond * (card?.speed ?? 1)))
  const dollars = !price
    ? 0
    : price === 'card'
      ? (seconds / 3600) * (card?.hour ?? 0)
      : (tokens / 1e6) * price.millionTokens
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
  card: 'the card’s gigabytes',
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
