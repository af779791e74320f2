import type { TestProject } from 'vitest/node'
import { ensureClient } from '../build/build'
import { migrate } from '../postgres/migrate'
import { startScratch } from '../postgres/scratch'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the scratch server's own database, to make others from. */
    scratchServer: string
    templateDatabase: string
  }
}

/** One Postgres for the whole run, and in it one migrated database that every test file gets a copy of. */
export default async function prepare({ provide }: TestProject) {
  const [scratch] = await Promise.all([startScratch(), ensureClient()])
  const template = await scratch.create('template')
  await migrate(template)
  provide('scratchServer', scratch.url('postgres'))
  provide('templateDatabase', new URL(template).pathname.slice(1))
  return () => scratch.remove()
}
