/**
 * A read that many ask for at once is made for all of them together, and none hears what was read before it asked:
 * whoever comes while one is under way waits for the next. So what was revoked a moment ago is gone with the next call.
 */
export function sharedRead<A, T>(keyOf: (asked: A) => string, read: (asked: A) => Promise<T>) {
  const underWay = new Map<string, Promise<T>>()
  const next = new Map<string, Promise<T>>()

  const begin = (key: string, asked: A) => {
    next.delete(key)
    const reading = read(asked).finally(() => {
      if (underWay.get(key) === reading) underWay.delete(key)
    })
    underWay.set(key, reading)
    return reading
  }

  return (asked: A): Promise<T> => {
    const key = keyOf(asked)
    const before = underWay.get(key)
    if (!before) return begin(key, asked)
    const waited = next.get(key)
    if (waited) return waited
    const after = before.then(
      () => begin(key, asked),
      () => begin(key, asked),
    )
    next.set(key, after)
    return after
  }
}
