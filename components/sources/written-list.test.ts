import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listRead, listWritten } from './written-list'

test('values are separated by commas, and one that holds a comma stands in quotes', () => {
  expect(listRead('Handcraft, hh-rlhf ,AdvBench')).toEqual(['Handcraft', 'hh-rlhf', 'AdvBench'])
  expect(listRead('"drug_abuse,weapons", "say ""hi""", other')).toEqual(['drug_abuse,weapons', 'say "hi"', 'other'])
  expect(listRead('"never closed, here')).toEqual(['never closed, here'])
  expect(listRead(' , ,')).toEqual([])
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (values) => {
      expect(listRead(listWritten(values))).toEqual(values)
    }),
  )
})
