import type { ReviewEntry } from '@/lib/review/decision/schema'

export type Refusal = {
  code: string
  message: string
  details: Record<string, string | number | boolean | null> | null
}
/** One act as it waits in this browser. Whose it is stands on it: on a shared computer, nobody sends another's. */
export type Kept = {
  key: string
  owner: string
  order: number
  entry: ReviewEntry
  excerpt: string
  refusal: Refusal | null
}

const [database, store] = ['assay-review', 'outbox']

/** Where acts wait until the studio has heard of them: in IndexedDB, which outlives the tab and the computer. */
export async function openOutboxStore(owner: string) {
  const db = await opened(indexedDB.open(database, 1), (db) => {
    db.createObjectStore(store, { keyPath: 'key' }).createIndex('owner', 'owner')
  })
  const write = (work: (store: IDBObjectStore) => IDBRequest) => {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' })
    work(transaction.objectStore(store))
    return new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
  }
  return {
    put: (kept: Kept) => write((rows) => rows.put(kept)),
    remove: (key: string) => write((rows) => rows.delete(key)),
    async all(): Promise<Kept[]> {
      const request = db.transaction(store).objectStore(store).index('owner').getAll(owner)
      const rows: Kept[] = await settled(request)
      return rows.sort((one, other) => one.order - other.order)
    },
  }
}
export type OutboxStore = Awaited<ReturnType<typeof openOutboxStore>>

function opened(request: IDBOpenDBRequest, upgrade: (db: IDBDatabase) => void) {
  request.onupgradeneeded = () => upgrade(request.result)
  return settled(request)
}

function settled<T>(request: IDBRequest<T>) {
  return new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
