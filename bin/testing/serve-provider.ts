import { startLeanProvider } from './lean-provider'

const words =
  'river garden letter question window machine street market story evening water paper music bridge harbour kettle ladder button pocket basket engine feather lantern meadow orchard pebble ribbon saddle thimble violin whistle yellow anchor blanket candle drawer'.split(
    ' ',
  )

const [starts, middles, ends] = [
  'b d f g k l m n p r s t v z br cl dr fl gr pl st tr',
  'a e i o u ai ea ou',
  'b d g k l m n p r s t x nd rk st',
].map((sounds) => sounds.split(' ')) as [string[], string[], string[]]

/** Texts of which every second word is common to all and the others are nobody's: none is near another, as with a model that writes well. */
function textOf(nth: number) {
  let state = Math.imul(nth + 1, 2_654_435_761) >>> 0
  const pick = (from: string[]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from[(state >>> 8) % from.length]
  }
  const own = () => [starts, middles, starts, middles, ends].map(pick).join('')
  return `${Array.from({ length: 28 }, (_, at) => (at % 2 ? own() : pick(words))).join(' ')} ${nth}`
}

// A provider in a process of its own, so that its work is not counted as ours. The last argument is the label of its texts, or `verdicts`.
const [latencyMs = '0', label = 'safe'] = process.argv.slice(2)
const server = await startLeanProvider({
  latencyMs: Number(latencyMs),
  answer: (nth) =>
    JSON.stringify(label === 'verdicts' ? { labels: ['safe'], confidence: 0.9 } : { content: textOf(nth), label }),
})
process.stdout.write(`${server.url}\n`)
const leave = () => void server.stop().then(() => process.exit(0))
process.once('SIGTERM', leave)
// Whoever started it is gone.
process.stdin.resume().once('end', leave)
