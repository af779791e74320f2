import { invalid } from './errors'

const mostOfHeaders = 16 * 1024

/** The first part of a form that is a file, as a stream. What comes before it is skipped, what comes after it is read and dropped. */
export async function filePart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): Promise<{ name: string; body: AsyncGenerator<Buffer> }> {
  const reader = body[Symbol.asyncIterator]()
  const mark = Buffer.from(`\r\n--${boundary}`)
  // The first boundary has no line before it.
  let held = Buffer.from('\r\n')
  async function more() {
    const { value, done } = await reader.next()
    if (done) throw invalid('The form ends in the middle of a part')
    held = Buffer.concat([held, value])
  }
  async function upTo(wanted: Buffer, most: number) {
    for (;;) {
      const at = held.indexOf(wanted)
      if (at !== -1) {
        const before = held.subarray(0, at)
        held = held.subarray(at + wanted.length)
        return before
      }
      if (held.length > most)
        throw invalid('The form has a part that is not a file and too large, or headers without an end')
      await more()
    }
  }

  async function* content(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = held.indexOf(mark)
      if (at !== -1) {
        if (at > 0) yield held.subarray(0, at)
        for (let rest = await reader.next(); !rest.done; rest = await reader.next());
        return
      }
      const sure = held.length - mark.length
      if (sure > 0) {
        yield held.subarray(0, sure)
        held = Buffer.from(held.subarray(sure))
      }
      await more()
    }
  }

  for (;;) {
    await upTo(mark, 1024 * 1024)
    while (held.length < 2) await more()
    if (held.subarray(0, 2).toString() === '--') throw invalid('There is no file in this form')
    const headers = (await upTo(Buffer.from('\r\n\r\n'), mostOfHeaders)).toString('utf8')
    const name = /^content-disposition:.*\bfilename="((?:[^"\\]|\\.)*)"/im.exec(headers)?.[1]
    if (name !== undefined) return { name: name.replace(/\\(.)/g, '$1').replaceAll('%22', '"'), body: content() }
  }
}
