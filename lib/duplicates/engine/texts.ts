import { comparable, type Texts } from './grams'

/** A number of whole words. */
const shared = (bytes: number) => new SharedArrayBuffer(Math.max(16, Math.ceil(bytes / 4) * 4))

/** 1 for white space among the bytes of ASCII, and every byte in lower case with white space as a space. */
const blanks = Uint8Array.from({ length: 256 }, (_, unit) => (unit === 32 || (unit >= 9 && unit <= 13) ? 1 : 0))
const folded = blanks.map((blank, unit) => (blank ? 32 : unit >= 65 && unit <= 90 ? unit | 32 : unit))

/** Collects texts, made comparable, until `close`. The room that is asked for is a guess: it grows. */
export function openTexts(expected: { texts: number; bytes: number }) {
  const most = Math.max(1, expected.texts)
  let bytes = new Uint8Array(shared(expected.bytes + 1024))
  let words = new Int32Array(bytes.buffer)
  let start = new Uint32Array(shared(most * 4))
  let length = new Uint32Array(shared(most * 4))
  let wide = new Uint8Array(shared(most))
  let [count, end] = [0, 0]
  let source = new DataView<ArrayBufferLike>(new ArrayBuffer(0))

  function reserve(more: number) {
    if (end + more + 4 > bytes.length) {
      bytes = grown(bytes, Math.ceil((end + more + 4) * 1.3))
      words = new Int32Array(bytes.buffer)
    }
    if (count < start.length) return
    const room = Math.ceil(count * 1.5) + 16
    start = grown(start, room)
    length = grown(length, room)
    wide = grown(wide, room)
  }

  function note(units: number, isWide: boolean) {
    start[count] = end
    length[count] = units
    wide[count] = isWide ? 1 : 0
    const size = isWide ? units * 2 : units
    end += size + (-size & 3)
    return count++
  }

  function add(text: string) {
    const ready = comparable(text)
    reserve(ready.length * 2)
    let highest = 0
    for (let at = 0; at < ready.length; at++) highest |= ready.charCodeAt(at)
    if (highest < 256) for (let at = 0; at < ready.length; at++) bytes[end + at] = ready.charCodeAt(at)
    else
      for (let at = 0; at < ready.length; at++) {
        const unit = ready.charCodeAt(at)
        bytes[end + at * 2] = unit & 255
        bytes[end + at * 2 + 1] = unit >>> 8
      }
    return note(ready.length, highest >= 256)
  }

  /** UTF-8 as it comes from the database. Plain ASCII, which most texts are, never becomes a string. */
  function addUtf8(from: Buffer, begin: number, until: number) {
    reserve(until - begin)
    if (from[until - 1] !== 32 && takeEven(from, begin, until)) return note(until - begin, false)
    const [out, isBlank, lower] = [bytes, blanks, folded]
    let to = end
    let space = 1
    let highest = 0
    // Without branches: where words end cannot be guessed, and a wrong guess costs more than all the rest.
    for (let at = begin; at < until; at++) {
      const unit = from[at]!
      const blank = isBlank[unit]!
      highest |= unit
      out[to] = lower[unit]!
      to += 1 - (blank & space)
      space = blank
    }
    if (highest >= 128) return add(from.toString('utf8', begin, until))
    if (space && to > end) to--
    return note(to - end, false)
  }

  /** Takes over four bytes at a time, which does for ASCII with one space between words and no other white space. Returns whether it was that. */
  function takeEven(from: Buffer, begin: number, until: number) {
    // One for all texts of a load: one for each would have to be swept up again.
    if (source.buffer !== from.buffer) source = new DataView(from.buffer)
    const [given, out] = [source, words]
    const whole = begin + ((until - begin) & ~3)
    let uneven = 0
    let spaceBefore = 0x80
    for (let at = begin, to = end / 4; at < until; at += 4, to++) {
      const word = at < whole ? given.getInt32(from.byteOffset + at, true) : lastWord(from, at, until)
      const seven = word & 0x7f7f7f7f
      // In each of these the highest bit of a byte says what is so of it.
      const notSpace = ((seven ^ 0x20202020) + 0x7f7f7f7f) | word
      const spaces = ~notSpace & 0x80808080
      const control = ~((seven + 0x60606060) | word)
      const capital = ((seven + 0x3f3f3f3f) ^ (seven + 0x25252525)) & 0x80808080
      uneven |= (spaces & ((spaces << 8) | spaceBefore)) | ((word | control) & 0x80808080)
      spaceBefore = spaces >>> 24
      out[to] = word | (capital >>> 2)
    }
    return uneven === 0
  }

  /** Begins anew in the same memory: what was closed before is overwritten. */
  function restart() {
    count = 0
    end = 0
  }

  return { add, addUtf8, restart, close: (): Texts => ({ bytes, start, length, wide, count }) }
}

/** Up to three bytes; what fills it up is a letter. */
function lastWord(from: Buffer, at: number, until: number) {
  const [second, third] = [at + 1 < until ? from[at + 1]! : 120, at + 2 < until ? from[at + 2]! : 120]
  return from[at]! | (second << 8) | (third << 16) | (120 << 24)
}

function grown<A extends Uint8Array | Uint32Array>(from: A, room: number): A {
  const Kind = from.constructor as new (buffer: SharedArrayBuffer) => A
  const to = new Kind(shared(room * from.BYTES_PER_ELEMENT))
  to.set(from)
  return to
}
