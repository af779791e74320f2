import { afterEach, expect, test, vi } from 'vitest'
import { whoSaysOther } from './who-says-other'

afterEach(() => vi.unstubAllGlobals())

type Rows = { id: string; labels: string[] }[]
function serve(...pages: Rows[]) {
  const asked: URLSearchParams[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    const samples = pages[asked.push(new URL(address, 'http://studio').searchParams) - 1]
    return Response.json({ data: { samples, next: asked.length < pages.length ? `place-${asked.length}` : null } })
  })
  return asked
}
const both = ['privacy', 'spam-scams']

test('who says a part of it, more or nothing is to change, page by page; who says it is left alone', async () => {
  const asked = serve(
    [
      { id: 'a', labels: both },
      { id: 'b', labels: ['privacy'] },
    ],
    [
      { id: 'c', labels: [] },
      { id: 'd', labels: [...both, 'hate'] },
      { id: 'e', labels: both },
    ],
  )
  expect(await whoSaysOther('p', 'd', 'g', both)).toEqual(['b', 'c', 'd'])
  expect(asked.map((each) => [each.get('copies'), each.get('after')])).toEqual([
    ['g', null],
    ['g', 'place-1'],
  ])
})

test('more than can be picked one by one are not picked in part', async () => {
  const many = Array.from({ length: 501 }, (_, at) => ({ id: String(at), labels: [] }))
  serve(many, many)
  await expect(whoSaysOther('p', 'd', 'g', both)).rejects.toThrow('More than 1,000')
})
