import { gramsOf, type Texts } from './grams'

/** 0.81 of 100 is a little more than 81, to a processor. */
const rounding = 1e-6

/**
 * Compares sets of 5-grams exactly: |A ∩ B| / |A ∪ B|, or 0 as soon as it cannot reach `least` any more. The set of the
 * left text stays in its table while it is compared with many; what the right one adds is forgotten by raising a number.
 */
export function openComparison(texts: Texts, least = 0) {
  let grams = new Int32Array(4096)
  let room = 0
  let values = new Int32Array(room)
  let owner = new Int32Array(room)
  let seen = new Int32Array(room)
  let [loaded, leftSize, leftTurn, turn] = [-1, 0, 0, 0]

  function read(at: number) {
    const length = texts.length[at]!
    if (length > grams.length) grams = new Int32Array(length * 2)
    return gramsOf(texts, at, grams)
  }

  function makeRoom(atLeast: number) {
    if (atLeast <= room) return false
    room = 2 ** Math.ceil(Math.log2(Math.max(1024, atLeast)))
    values = new Int32Array(room)
    owner = new Int32Array(room)
    seen = new Int32Array(room)
    return true
  }

  function load(one: number) {
    const count = read(one)
    makeRoom(count * 2)
    leftTurn = ++turn
    leftSize = 0
    const mask = room - 1
    for (let gram = 0; gram < count; gram++) {
      const value = grams[gram]!
      let at = value & mask
      while (owner[at] === leftTurn && values[at] !== value) at = (at + 1) & mask
      if (owner[at] === leftTurn) continue
      owner[at] = leftTurn
      values[at] = value
      leftSize++
    }
    loaded = one
  }

  return function similarityOf(one: number, other: number) {
    if (makeRoom((texts.length[one]! + texts.length[other]! + 2) * 2) || loaded !== one) load(one)
    const count = read(other)
    const mine = ++turn
    const mask = room - 1
    let [shared, alone] = [0, 0]
    for (let gram = 0; gram < count; gram++) {
      const value = grams[gram]!
      let at = value & mask
      while ((owner[at] === leftTurn || owner[at] === mine) && values[at] !== value) at = (at + 1) & mask
      if (owner[at] === leftTurn) {
        if (seen[at] === mine) continue
        seen[at] = mine
        shared++
      } else if (owner[at] !== mine) {
        owner[at] = mine
        values[at] = value
        alone++
        // Were all that is left shared, it would not be enough.
        if (Math.min(leftSize, shared + count - gram - 1) < least * (leftSize + alone) - rounding) return 0
      }
    }
    return shared / (leftSize + alone)
  }
}
