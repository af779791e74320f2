import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filePart } from './multipart'

async function* chunksOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const collect = async (body: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('a file comes out of a form byte for byte, however the form is cut up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 70 }), async (bytes, size) => {
      const file = Buffer.concat([Buffer.from(bytes), Buffer.from('\r\n--not the boundary\r\n-'), Buffer.from(bytes)])
      const head =
        '--edge\r\ncontent-disposition: form-data; name="note"\r\n\r\nhello\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="a \\"b\\".csv"\r\ncontent-type: text/csv\r\n\r\n'
      const part = await filePart(
        chunksOf(Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--edge--\r\n')]), size),
        'edge',
      )
      expect(part.name).toBe('a "b".csv')
      expect((await collect(part.body)).equals(file)).toBe(true)
    }),
  )
})

test('a form without a file, and one that is cut off, say so', async () => {
  await expect(
    filePart(
      chunksOf(Buffer.from('--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--edge--\r\n'), 9),
      'edge',
    ),
  ).rejects.toThrow('no file')
  const part = await filePart(
    chunksOf(Buffer.from('--edge\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\nxyz'), 9),
    'edge',
  )
  await expect(collect(part.body)).rejects.toThrow('ends in the middle')
})
