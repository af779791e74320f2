/** Bytes being written, in room that grows. */
export type BytesOut = { bytes: Buffer; at: number }

export const bytesOut = (size: number): BytesOut => ({ bytes: Buffer.allocUnsafe(size), at: 0 })
export const written = ({ bytes, at }: BytesOut) => bytes.subarray(0, at)

/** Makes sure that this many more bytes fit. */
export function ensure(out: BytesOut, more: number) {
  if (out.at + more <= out.bytes.length) return
  const larger = Buffer.allocUnsafe(Math.max(out.bytes.length * 2, out.at + more))
  out.bytes.copy(larger, 0, 0, out.at)
  out.bytes = larger
}

export function put(out: BytesOut, piece: Uint8Array) {
  ensure(out, piece.length)
  out.bytes.set(piece, out.at)
  out.at += piece.length
}

const inPlace = 64

/** Short pieces byte by byte, which is faster than a call; long ones at once. */
export function putRange(out: BytesOut, from: Buffer, start: number, end: number) {
  ensure(out, end - start)
  if (end - start > inPlace) out.at += from.copy(out.bytes, out.at, start, end)
  else for (let at = start; at < end; at++) out.bytes[out.at++] = from[at]!
}
