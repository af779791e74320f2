/** Says in the address what is shown now, so that a reload, a link or the way back finds it again. What is null is not said any more. */
export function writeAddress(change: Record<string, string | null>, how: 'push' | 'replace' = 'replace') {
  const next = new URLSearchParams(window.location.search)
  // What is said anew stands last, in the order in which it is said: the same change makes the same address.
  for (const key of Object.keys(change)) next.delete(key)
  for (const [key, value] of Object.entries(change)) if (value !== null) next.set(key, value)
  const query = next.toString()
  const address = `${window.location.pathname}${query && `?${query}`}`
  if (how === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}
