/** Numbers that look like chance and are the same for the same seed. */
export type Chance = {
  next: () => number
  /** One of them. */
  of: <T>(choices: readonly T[]) => T
  /** A whole number, from and to included. */
  between: (from: number, to: number) => number
  /** True in that share of cases. */
  happens: (share: number) => boolean
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    of: (choices) => {
      const chosen = choices[Math.floor(next() * choices.length)]
      if (chosen === undefined) throw new Error('Nothing to choose from')
      return chosen
    },
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (share) => next() < share,
  }
}
