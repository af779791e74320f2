import { gramCount, gramsOf, type Texts } from './grams'

/** 0.81 of 100 is a little more than 81, to a processor. */
const rounding = 1e-6
/** So many grams at the end of a text are read before the rest of it. */
const endFirst = 64

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

  function makeGramRoom(at: number) {
    const length = texts.length[at]!
    if (length > grams.length) grams = new Int32Array(length * 2)
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
    makeGramRoom(one)
    const count = gramsOf(texts, one, grams)
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
    makeGramRoom(other)
    const count = gramCount(texts, other)
    const mine = ++turn
    const mask = room - 1
    // Named again: what only this function sees stays in registers.
    const [right, held, heldBy, sharedBy, left, size] = [grams, values, owner, seen, leftTurn, leftSize]
    let shared = 0
    let alone = 0
    // From the end: texts of one mould begin alike, and what differs refuses them, most of them before the rest is read.
    for (let until = count, from = Math.max(0, count - endFirst); until > 0; until = from, from = 0) {
      gramsOf(texts, other, right, from, until)
      for (let gram = until - 1; gram >= from; gram--) {
        const value = right[gram]!
        let at = value & mask
        let by = heldBy[at]!
        while ((by === left || by === mine) && held[at] !== value) {
          at = (at + 1) & mask
          by = heldBy[at]!
        }
        if (by === left) {
          if (sharedBy[at] === mine) continue
          sharedBy[at] = mine
          shared++
        } else if (by !== mine) {
          heldBy[at] = mine
          held[at] = value
          alone++
          // Were all that is left shared, it would not be enough.
          if (Math.min(size, shared + gram) < least * (size + alone) - rounding) return 0
        }
      }
    }
    return shared / (size + alone)
  }
}
