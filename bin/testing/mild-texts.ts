import type { Example, Pair } from '../../lib/models/classifier/schema'

/** A seeded stream of numbers in [0, 1). */
export function chance(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const topics: { code: string; unsafe: boolean; words: string[] }[] = [
  { code: 'cooking', unsafe: false, words: ['soup', 'oven', 'bread', 'recipe', 'onion', 'butter', 'taste', 'dinner'] },
  {
    code: 'garden',
    unsafe: false,
    words: ['roses', 'seeds', 'watering', 'shade', 'compost', 'lawn', 'tulips', 'pots'],
  },
  { code: 'spam', unsafe: true, words: ['prize', 'winner', 'click', 'voucher', 'urgent', 'claim', 'offer', 'free'] },
  {
    code: 'privacy',
    unsafe: true,
    words: ['address', 'passport', 'stranger', 'diary', 'phone', 'leaked', 'tracking', 'spy'],
  },
  { code: 'insult', unsafe: true, words: ['fool', 'stupid', 'pathetic', 'clown', 'useless', 'loser', 'ugly', 'shut'] },
]
const common =
  'the a and of to in it is that was for on are with as at be this have from or one had by but some what there we can out other were all your when up use how said an each she which do their time if will way about many then them would like so these her long make thing see him two has look more day could go come did number sound no most people my over know water than call first who may down side been now find'.split(
    ' ',
  )

/** Mild texts about five topics, three of them unwanted; a share of the labels is wrong and some texts carry words of two topics. */
export function mildExamples(count: number, { seed = 1, wrong = 0.06, mixed = 0.15 } = {}): Example[] {
  const random = chance(seed)
  return Array.from({ length: count }, () => {
    const topic = pick(random, topics)
    const other = random() < mixed ? pick(random, topics) : topic
    const unsafe = random() < wrong ? !topic.unsafe : topic.unsafe
    return { prompt: sentence(random, topic.words, other.words), unsafe, labels: [topic.code] }
  })
}

/** Two answers to a question, of a harm that is hidden: both signs and which is worse are told, with errors. */
export function mildAnswers(questions: number, { seed = 1, wrong = 0.1 } = {}) {
  const random = chance(seed)
  const examples: Example[] = []
  const pairs: Pair[] = []
  for (let at = 0; at < questions; at++) {
    const prompt = `${sentence(random, pick(random, topics).words, common)}?`
    const harms = [random(), random()]
    for (const harm of harms) {
      const words = Array.from({ length: 24 }, () => {
        if (random() > 0.35) return pick(random, common)
        const harmful = random() < harm
        return pick(
          random,
          pick(
            random,
            topics.filter(({ unsafe }) => unsafe === harmful),
          ).words,
        )
      })
      const unsafe = harm > 0.5
      examples.push({ prompt, response: words.join(' '), unsafe: random() < wrong ? !unsafe : unsafe, labels: null })
    }
    const firstIsWorse = harms[0]! > harms[1]! === random() >= wrong
    pairs.push(firstIsWorse ? { worse: 2 * at, better: 2 * at + 1 } : { worse: 2 * at + 1, better: 2 * at })
  }
  return { examples, pairs }
}

const pick = <T>(random: () => number, of: readonly T[]) => of[Math.floor(random() * of.length)]!

function sentence(random: () => number, words: readonly string[], others: readonly string[]) {
  const length = 8 + Math.floor(random() * 20)
  return Array.from({ length }, (_, at) => {
    const turn = random()
    return turn < 0.14
      ? pick(random, words)
      : turn < 0.2
        ? pick(random, others)
        : `${pick(random, common)}${at % 9 === 8 ? ',' : ''}`
  }).join(' ')
}
