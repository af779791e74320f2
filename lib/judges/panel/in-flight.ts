/** Runs so many at once, always starting the next as one ends. Stops starting when told, and waits for what is under way. */
export async function inFlight<T>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<void>,
  stopped: () => boolean,
) {
  let next = 0
  const lane = async () => {
    while (next < all.length && !stopped()) await work(all[next++]!)
  }
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, lane))
}
