import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sharedRead } from './shared-read'

/** A row that is seen as it is at the begin of a read, and told a while later. */
function row() {
  const kept = { value: 'valid', reads: 0 }
  const read = async (_key: string) => {
    kept.reads++
    const seen = kept.value
    await pause(20)
    return seen
  }
  return { kept, read }
}

test('many who ask at once are answered by two reads, and another key by its own', async () => {
  const { kept, read } = row()
  const shared = sharedRead((key: string) => key, read)
  const told = await Promise.all([...Array.from({ length: 50 }, () => shared('one')), shared('other')])
  expect(told.every((each) => each === 'valid')).toBe(true)
  expect(kept.reads).toBe(3)
  await shared('one')
  expect(kept.reads).toBe(4)
})

test('whoever asks after a change hears of it, though an earlier read is still under way', async () => {
  const { kept, read } = row()
  const shared = sharedRead((key: string) => key, read)
  const [before, beside] = [shared('one'), shared('one')]
  kept.value = 'revoked'
  expect(await Promise.all([before, beside, shared('one')])).toEqual(['valid', 'revoked', 'revoked'])
})

test('broken twin: joining the read that is under way, one would hear what is no longer true', async () => {
  const { kept, read } = row()
  const reading = read('one')
  kept.value = 'revoked'
  expect(await reading).toBe('valid')
})

test('a read that fails fails those who waited for it, and the next is tried', async () => {
  let tries = 0
  const shared = sharedRead(
    () => 'one',
    async () => {
      if (++tries === 1) throw new Error('away')
      return tries
    },
  )
  const [first, second] = await Promise.allSettled([shared(null), shared(null)])
  expect(first).toMatchObject({ status: 'rejected' })
  expect(second).toEqual({ status: 'fulfilled', value: 2 })
})
