export type KeyBinding = {
  /** "j", "Enter", "?", "mod+k" (⌘ or Ctrl), or one after the other: "g s". A capital means Shift. */
  keys: string
  label: string
  run: (event: KeyboardEvent) => void
  /** Works inside a text field too; only for mod keys. */
  whileTyping?: boolean
  /** False: holding the key down counts once. */
  repeat?: boolean
}
export type KeyGroup = { name: string; bindings: readonly { keys: string; label: string }[] }

/** Which keys and acts hold right now: a component's for as long as it is mounted, the latest first. */
export function createKeysStore() {
  const registered = new Map<string, { name: string; bindings: readonly KeyBinding[] }>()
  const acts = new Map<string, () => void>()
  const listeners = new Set<() => void>()
  let groups: KeyGroup[] = []
  let actNames: readonly string[] = []

  // Runs change on every render and are read when a key falls; only what can be seen is told.
  function tell() {
    const now = [...registered.values()].map(({ name, bindings }) => ({
      name,
      bindings: bindings.map(({ keys, label }) => ({ keys, label })),
    }))
    const names = [...acts.keys()]
    if (JSON.stringify([now, names]) === JSON.stringify([groups, actNames])) return
    groups = now
    actNames = names
    for (const listener of listeners) listener()
  }

  return {
    set(id: string, name: string, bindings: readonly KeyBinding[]) {
      registered.set(id, { name, bindings })
      tell()
    },
    remove(id: string) {
      registered.delete(id)
      tell()
    },
    setAct(name: string, run: () => void) {
      acts.set(name, run)
      tell()
    },
    removeAct(name: string) {
      acts.delete(name)
      tell()
    },
    runAct: (name: string) => acts.get(name)?.(),
    bindings: () => [...registered.values()].reverse().flatMap((group) => group.bindings),
    groups: () => groups,
    actNames: () => actNames,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type KeysStore = ReturnType<typeof createKeysStore>
