import type { Texts } from './grams'
import { partFor, type Plan, planFor } from './plan'
import { rootOf } from './union'
import type { Found } from './stages'
import { type Crew, openCrew } from './threads'

export type Groups = {
  /** The least member of each text's group; its own number where it has none. */
  root: Int32Array
  /** The nearest of its group, or -1, and how near. */
  partner: Int32Array
  similarity: Float32Array
  /** 1 where the partner is near in meaning only; then the similarity is a cosine. Absent where nobody looked. */
  byMeaning?: Uint8Array
  /** Where a text is a copy to the letter, the first such text; its own number otherwise. */
  first: Int32Array
  found: Found
}

/** A crew that was opened before is ended with the work. */
type Asked = { threshold: number; threads: number; crew?: Crew; signal?: AbortSignal }

/**
 * Groups of near copies: texts whose sets of character 5-grams have a Jaccard similarity of at least the threshold, and
 * whatever hangs together by such pairs. The same groups with any number of threads and in any order of the texts,
 * unless a bucket was capped.
 */
export async function findGroups(
  texts: Texts,
  { threshold, threads, crew = openCrew(threads), signal }: Asked,
): Promise<Groups> {
  const plan = planFor(texts, threshold)
  try {
    await crew.run('mark', plan)
    const { firsts, first } = firstsOf(plan)
    const part = partFor(plan.bands, firsts)
    await crew.run('sign', part)
    signal?.throwIfAborted()
    const found = await crew.run('bands')
    signal?.throwIfAborted()
    const root = new Int32Array(texts.count)
    for (let place = 0; place < firsts.length; place++) root[firsts[place]!] = firsts[rootOf(part.parent, place)]!
    for (let at = 0; at < texts.count; at++) root[at] = root[first[at]!]!
    const more = await crew.run('partners', groupsOf(root, firsts))
    for (let at = 0; at < texts.count; at++) {
      if (first[at] === at) continue
      plan.partner[at] = first[at]!
      plan.similarity[at] = 1
      if (plan.similarity[first[at]!]! < 1) {
        plan.partner[first[at]!] = at
        plan.similarity[first[at]!] = 1
      }
    }
    return { root, partner: plan.partner, similarity: plan.similarity, first, found: sum([...found, ...more]) }
  } finally {
    await crew.end()
  }
}

/** Of texts that are the same to the letter, the first goes on. */
function firstsOf({ texts: { count, length }, fingerprints }: Plan) {
  const first = new Int32Array(count)
  const firsts = new Int32Array(new SharedArrayBuffer(Math.max(1, count) * 4))
  const room = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))
  const table = new Int32Array(room).fill(-1)
  let kept = 0
  for (let at = 0; at < count; at++) {
    const one = fingerprints[at * 2]!
    const other = fingerprints[at * 2 + 1]!
    let slot = one & (room - 1)
    for (; table[slot] !== -1; slot = (slot + 1) & (room - 1)) {
      const there = table[slot]!
      if (fingerprints[there * 2] === one && fingerprints[there * 2 + 1] === other && length[there] === length[at])
        break
    }
    if (table[slot] === -1) {
      table[slot] = at
      firsts[kept++] = at
    }
    first[at] = table[slot]!
  }
  return { first, firsts: firsts.subarray(0, kept) }
}

/** Members of groups of at least two, one group after another. */
function groupsOf(root: Int32Array, firsts: Int32Array): Pick<Plan, 'members' | 'begins'> {
  const sizes = new Int32Array(root.length)
  for (const at of firsts) sizes[root[at]!]!++
  const place = new Int32Array(root.length).fill(-1)
  const begins: number[] = [0]
  let end = 0
  for (const at of firsts) {
    if (root[at] !== at || sizes[at]! < 2) continue
    place[at] = end
    end += sizes[at]!
    begins.push(end)
  }
  const members = new Int32Array(new SharedArrayBuffer(Math.max(1, end) * 4))
  for (const at of firsts) if (sizes[root[at]!]! >= 2) members[place[root[at]!]!++] = at
  return { members, begins: Int32Array.from(begins) }
}

const sum = (all: Found[]): Found => ({
  cappedBuckets: all.reduce((total, { cappedBuckets }) => total + cappedBuckets, 0),
  cappedTexts: all.reduce((total, { cappedTexts }) => total + cappedTexts, 0),
  compared: all.reduce((total, { compared }) => total + compared, 0),
})
