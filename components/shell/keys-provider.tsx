'use client'
import { createContext, type ReactNode, use, useEffect, useId, useState, useSyncExternalStore } from 'react'
import { listenToKeys } from './key-listener'
import { createKeysStore, type KeyBinding } from './keys-store'

const KeysContext = createContext(createKeysStore())

export function KeysProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createKeysStore)
  useEffect(() => listenToKeys(store), [store])
  return <KeysContext value={store}>{children}</KeysContext>
}

/** `useKeys('Samples', [{ keys: 'j', label: 'Next row', run }])`: for as long as the component is mounted; listed under `?`. */
export function useKeys(group: string, bindings: readonly KeyBinding[]) {
  const store = use(KeysContext)
  const id = useId()
  useEffect(() => store.set(id, group, bindings))
  useEffect(() => () => store.remove(id), [store, id])
}

/** Makes an act of the palette (`run: name`) work while the component is mounted. */
export function useAct(name: string, run: () => void) {
  const store = use(KeysContext)
  useEffect(() => store.setAct(name, run))
  useEffect(() => () => store.removeAct(name), [store, name])
}

export function useRunAct() {
  return use(KeysContext).runAct
}

export function useActNames() {
  const { subscribe, actNames } = use(KeysContext)
  return useSyncExternalStore(subscribe, actNames, actNames)
}

export function useKeyGroups() {
  const { subscribe, groups } = use(KeysContext)
  return useSyncExternalStore(subscribe, groups, groups)
}
