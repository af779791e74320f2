import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './ids'

type Asked = { id: string; found: Map<object, Promise<unknown>> }

const asked = new AsyncLocalStorage<Asked>()

/** The request that is being answered here, if one is. */
export const requestId = () => asked.getStore()?.id

export const inRequest = <T>(id: string, work: () => Promise<T>) => asked.run({ id, found: new Map() }, work)

/** One answer per request of a route, however many ask for it; elsewhere each time anew. */
export function oncePerRequest<T>(find: () => Promise<T>) {
  return (): Promise<T> => {
    const found = asked.getStore()?.found
    const known = found?.get(find) as Promise<T> | undefined
    if (known) return known
    const finding = find()
    found?.set(find, finding)
    return finding
  }
}

/** What the caller named it, when that is fit for a log line; otherwise a name of ours. */
export const requestIdFrom = (sent: string | null) => (sent && /^[\w.:-]{8,100}$/.test(sent) ? sent : newId())
