/** How many of each stratum to draw: a few of each, so that rare ones are seen, and the rest by the root of its size. */
export function allocation(populations: readonly number[], take: number, least = 4): number[] {
  const drawn = populations.map((size) => Math.min(size, least))
  let left = take - drawn.reduce((sum, count) => sum + count, 0)
  if (left < 0) return shrunk(drawn, take)
  const roots = populations.map((size, at) => (size > drawn[at]! ? Math.sqrt(size) : 0))
  const all = roots.reduce((sum, root) => sum + root, 0)
  if (all > 0)
    for (const [at, root] of roots.entries()) {
      const more = Math.min(populations[at]! - drawn[at]!, Math.floor((left * root) / all))
      drawn[at]! += more
    }
  left = take - drawn.reduce((sum, count) => sum + count, 0)
  const bySize = populations.map((size, at) => ({ size, at })).toSorted((one, other) => other.size - one.size)
  for (let open = true; left > 0 && open; ) {
    open = false
    for (const { size, at } of bySize)
      if (left > 0 && drawn[at]! < size) {
        drawn[at]!++
        left--
        open = true
      }
  }
  return drawn
}

/** More strata than samples wanted: one of each while they last, the largest draws give way first. */
function shrunk(drawn: number[], take: number) {
  const less = [...drawn]
  let over = less.reduce((sum, count) => sum + count, 0) - take
  while (over > 0) {
    const at = less.indexOf(Math.max(...less))
    if (less[at]! === 0) break
    less[at]!--
    over--
  }
  return less
}
