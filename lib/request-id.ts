import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './ids'

const asked = new AsyncLocalStorage<string>()

/** The request that is being answered here, if one is. */
export const requestId = () => asked.getStore()

export const inRequest = <T>(id: string, work: () => Promise<T>) => asked.run(id, work)

/** What the caller named it, when that is fit for a log line; otherwise a name of ours. */
export const requestIdFrom = (sent: string | null) => (sent && /^[\w.:-]{8,100}$/.test(sent) ? sent : newId())
