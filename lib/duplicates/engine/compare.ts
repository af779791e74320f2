import { gramsOf, type Texts } from './grams'

/**
 * Compares sets of 5-grams exactly. The set of the left text stays while it is compared with many: a table that is
 * emptied by raising a number.
 */
export function openComparison(texts: Texts) {
  let grams = new Int32Array(4096)
  let left = openTable(2048)
  let right = openTable(2048)
  let [loaded, leftSize] = [-1, 0]

  function read(at: number) {
    const length = texts.length[at]!
    if (length > grams.length) grams = new Int32Array(length * 2)
    return gramsOf(texts, at, grams)
  }

  function load(at: number) {
    const count = read(at)
    if (count * 2 > left.room) left = openTable(count * 2)
    left.clear()
    leftSize = 0
    for (let gram = 0; gram < count; gram++) leftSize += left.add(grams[gram]!)
    loaded = at
  }

  /** |A ∩ B| / |A ∪ B|. */
  return function similarityOf(one: number, other: number) {
    if (loaded !== one) load(one)
    const count = read(other)
    if (count * 2 > right.room) right = openTable(count * 2)
    right.clear()
    let [shared, size] = [0, 0]
    for (let gram = 0; gram < count; gram++) {
      const hash = grams[gram]!
      if (!right.add(hash)) continue
      size++
      shared += left.has(hash)
    }
    return shared / (leftSize + size - shared)
  }
}

/** A set of 32-bit numbers. */
function openTable(atLeast: number) {
  const room = 2 ** Math.ceil(Math.log2(Math.max(64, atLeast)))
  const mask = room - 1
  const values = new Int32Array(room)
  const turns = new Int32Array(room)
  let turn = 0
  return {
    room,
    clear() {
      turn++
    },
    /** 1 if it is new. */
    add(value: number) {
      let at = value & mask
      while (turns[at] === turn) {
        if (values[at] === value) return 0
        at = (at + 1) & mask
      }
      turns[at] = turn
      values[at] = value
      return 1
    },
    has(value: number) {
      let at = value & mask
      while (turns[at] === turn) {
        if (values[at] === value) return 1
        at = (at + 1) & mask
      }
      return 0
    },
  }
}
