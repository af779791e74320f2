/** The least member of a text's group. Threads join groups at the same time, without locks: the lesser number wins. */
export function rootOf(parent: Int32Array, at: number) {
  let here = at
  for (;;) {
    const above = Atomics.load(parent, here)
    if (above === here) return here
    const further = Atomics.load(parent, above)
    if (further !== above) Atomics.compareExchange(parent, here, above, further)
    here = further
  }
}

export function join(parent: Int32Array, one: number, other: number) {
  for (;;) {
    const [a, b] = [rootOf(parent, one), rootOf(parent, other)]
    if (a === b) return
    const [lesser, greater] = a < b ? [a, b] : [b, a]
    if (Atomics.compareExchange(parent, greater, greater, lesser) === greater) return
  }
}
