import type { Classifier } from './stand-alone'

/** Of a longer text groups of words are told, not each. */
const most = 300

/** How much each word moves the cost: its sum with the text as it is, less the sum without the word. */
export function explainWords({ sum }: Pick<Classifier, 'sum'>, segments: string[]) {
  const costOf = (segments: string[]) => sum(segments)[0]!
  const whole = costOf(segments)
  return segments.map((text, segment) => {
    const parts = text.split(/(?<=\s)(?=\S)/)
    const group = Math.ceil(parts.length / most)
    const groups = Array.from({ length: Math.ceil(parts.length / group) }, (_, at) => at * group)
    return groups.map((from) => {
      const without = segments.with(segment, parts.toSpliced(from, group).join(''))
      return { text: parts.slice(from, from + group).join(''), moves: whole - costOf(without) }
    })
  })
}
