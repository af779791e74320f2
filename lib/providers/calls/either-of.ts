const known = new WeakMap<AbortSignal, WeakMap<AbortSignal, AbortSignal>>()

/** A signal that tells of both. Hundreds of calls of one batch share it, as they share the two. */
export function eitherOf(one: AbortSignal, other: AbortSignal): AbortSignal {
  const others = known.get(one) ?? new WeakMap<AbortSignal, AbortSignal>()
  const either = others.get(other) ?? AbortSignal.any([one, other])
  known.set(one, others.set(other, either))
  return either
}
