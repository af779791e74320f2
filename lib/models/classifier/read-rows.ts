import type { Example, Pair, Sizes } from './schema'
import { frame, openReader } from './stand-alone'

/**
 * Texts as sparse rows, one after the other. Features are numbered by how often they occur, so that the common ones
 * lie together in memory; the last column is the bias. `hashes` leads back to the hashed features.
 */
export type Rows = {
  count: number
  columns: number
  starts: Uint32Array
  ids: Int32Array
  values: Float32Array
  hashes: Int32Array
}

/** The rows of all examples, and after them one for each pair: the worse less the better, without a bias. */
export function readRows(examples: readonly Example[], pairs: readonly Pair[], sizes: Sizes): Rows {
  const readText = openReader(sizes)
  const texts = examples.length
  const starts = new Uint32Array(texts + pairs.length + 1)
  let ids = new Int32Array(texts * 400 + 1_000)
  let values = new Float32Array(ids.length)
  const uses = new Uint32Array((1 << sizes.wordBits) + (1 << sizes.runBits))
  let end = 0
  const room = (more: number) => {
    if (end + more <= ids.length) return
    const larger = Math.ceil((end + more) * 1.5)
    ids = copied(new Int32Array(larger), ids)
    values = copied(new Float32Array(larger), values)
  }

  examples.forEach((example, at) => {
    const read = readText(frame(example))
    room(read.count + 1)
    for (let from = 0; from < read.count; from++) {
      const id = read.ids[from]!
      uses[id]!++
      ids[end] = id
      values[end++] = read.values[from]!
    }
    ids[end] = -1
    values[end++] = 1
    starts[at + 1] = end
  })
  pairs.forEach(({ worse, better }, at) => {
    const [from, to] = [starts[worse]!, starts[worse + 1]! - 1]
    const [fromBetter, toBetter] = [starts[better]!, starts[better + 1]! - 1]
    room(to - from + toBetter - fromBetter)
    const of = new Map<number, number>()
    for (let place = from; place < to; place++) of.set(ids[place]!, (of.get(ids[place]!) ?? 0) + values[place]!)
    for (let place = fromBetter; place < toBetter; place++)
      of.set(ids[place]!, (of.get(ids[place]!) ?? 0) - values[place]!)
    for (const [id, value] of of) {
      if (value === 0) continue
      ids[end] = id
      values[end++] = value
    }
    starts[texts + at + 1] = end
  })

  const { hashes, columnOf } = byUse(uses)
  for (let at = 0; at < end; at++) ids[at] = ids[at] === -1 ? hashes.length : columnOf[ids[at]!]!
  return {
    count: texts + pairs.length,
    columns: hashes.length + 1,
    starts,
    ids: ids.subarray(0, end),
    values: values.subarray(0, end),
    hashes,
  }
}

/** Features that occur, the most frequent first, those of equal frequency by their number. */
function byUse(uses: Uint32Array) {
  const most = uses.reduce((most, each) => Math.max(most, each), 0)
  const places = new Uint32Array(most + 2)
  for (const each of uses) if (each > 0) places[most - each + 1]!++
  for (let at = 1; at < places.length; at++) places[at]! += places[at - 1]!
  const hashes = new Int32Array(places[most]!)
  const columnOf = new Int32Array(uses.length)
  uses.forEach((each, id) => {
    if (each === 0) return
    const column = places[most - each]!++
    hashes[column] = id
    columnOf[id] = column
  })
  return { hashes, columnOf }
}

function copied<T extends Int32Array | Float32Array>(into: T, from: T) {
  into.set(from)
  return into
}
