import { expect, test } from 'vitest'
import { goldPlaces, median, unsafeAmong } from '../decision/rules'
import { isVeiled, maskedPieces, minutesAtDesk, tableKeys } from './rules'
import { keyClash, reviewerSettings, saveSettingsInput } from './schema'

const covered = (text: string, more: string[] = []) =>
  maskedPieces(text, more)
    .filter(({ kind }) => kind === 'masked')
    .map(({ text, what }) => [text, what])

test('strong words, phone numbers and e-mail addresses are covered, and nothing within other words', () => {
  expect(covered('I was killed in the quiz; call +44 20 7946 0018 or ask ines@example.com about skill.')).toEqual([
    ['killed', 'strong word'],
    ['+44 20 7946 0018', 'phone number'],
    ['ines@example.com', 'e-mail address'],
  ])
  expect(covered('Room 14, page 2026', [])).toEqual([])
  expect(covered('That (odd) word?', ['(odd)'])).toEqual([['(odd)', 'strong word']])
})

test('the pieces of a text are the text', () => {
  const text = 'Blood, sweat — and 555-0142-77 ok. \u202e dead'
  expect(
    maskedPieces(text)
      .map(({ text }) => text)
      .join(''),
  ).toBe(text)
})

test('the veil falls by label, by what judges suggest, and always where labels are hidden', () => {
  const of = (labels: string[], suggested: string[], blind = false) =>
    isVeiled({ veil: 'labels', veilLabels: ['self-harm'], optOut: [] }, { labels, suggested, blind })
  expect(of(['safe'], [])).toBe(false)
  expect(of(['safe'], ['self-harm'])).toBe(true)
  expect(of([], [], true)).toBe(true)
  const off = { veil: 'off' as const, veilLabels: ['safe'], optOut: ['self-harm'] }
  expect(isVeiled({ ...off, optOut: [] }, { labels: ['safe'], suggested: [], blind: true })).toBe(false)
  // Whoever takes no such label meets it behind the veil wherever else it stands.
  expect(
    isVeiled({ ...off, veilLabels: [], optOut: ['self-harm'] }, { labels: [], suggested: ['self-harm'], blind: false }),
  ).toBe(true)
})

test('keys come from a list: no Backspace, no free text, no two commands on one', () => {
  const save = (keys: object) => saveSettingsInput.safeParse({ settings: { keys } }).success
  expect(save({ skip: 'q' })).toBe(true)
  for (const bad of ['Backspace', 'Delete', 'mod+w', '<b>', '1', 'g s']) expect(save({ skip: bad })).toBe(false)
  expect(save({ skip: 'f' })).toBe(false)
  expect(save({ skip: 'f', flag: 's' })).toBe(true)
  expect(save({ launch: 'q' })).toBe(false)
  expect(keyClash({ next: 'k' })).toBe('k')
  expect(reviewerSettings.parse({})).toMatchObject({ veil: 'off', breakMinutes: 45, unsafeInTen: null })
})

test('known answers are never first and come at about their share', () => {
  const always = () => 0
  expect(goldPlaces(3, { answered: false, share: 0.1, chance: always })).toEqual([1, 2])
  expect(goldPlaces(3, { answered: true, share: 0.1, chance: always })).toEqual([0, 1, 2])
  const many = goldPlaces(10_000, { answered: true, share: 0.08, chance: seeded(7) })
  expect(many.length).toBeGreaterThan(700)
  expect(many.length).toBeLessThan(900)
})

/** A small generator with a seed, so that the test is the same each time. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

test('of ten, at most so many are unsafe; the middle of a pace is its median', () => {
  expect([unsafeAmong(10, 3), unsafeAmong(5, 3), unsafeAmong(1, 9)]).toEqual([3, 1, 0])
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null])
})

test('the table has the desk’s keys, own ones too; where `x` and `l` are its own, a free key takes their place', () => {
  expect(tableKeys({})).toMatchObject({
    next: 'j',
    flag: 'f',
    undo: 'z',
    reveal: 'r',
    note: 'c',
    edit: 'e',
    reject: 'd',
  })
  expect(tableKeys({ reject: 'q', flag: 'd' })).toMatchObject({ reject: 'q', flag: 'd' })
  expect(tableKeys({ flag: 'd' })).toMatchObject({ reject: 'q', flag: 'd' })
  expect(tableKeys({ skip: 'l', reject: 'y' })).toMatchObject({ skip: 'd', reject: 'y' })
})

test('a reload does not start the minutes at the desk anew, a break does', () => {
  const kept = { minutes: 44, at: 1_000_000 }
  expect(minutesAtDesk(kept, 1_000_000 + 60_000)).toBe(44)
  expect(minutesAtDesk(kept, 1_000_000 + 11 * 60_000)).toBe(0)
  expect(minutesAtDesk(null, 1)).toBe(0)
})
