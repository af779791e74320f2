import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

// Vitest reports failures with it, and Node 20 does not have it.
Map.groupBy ??= (values, keyOf) => {
  const groups = new Map()
  let at = 0
  for (const value of values) {
    const key = keyOf(value, at++)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}

/** A test file gets its database as soon as something in it wants one. */
const databaseOnDemand = {
  name: 'database-on-demand',
  transform: (code: string, id: string) =>
    id === path.join(root, 'lib/db.ts') ? `await globalThis.makeOwnDatabase();${code}` : undefined,
}

export default defineConfig({
  plugins: [databaseOnDemand],
  resolve: {
    alias: { 'server-only': path.join(root, 'bin/testing/empty.ts'), '@': root },
  },
  test: {
    include: ['*.test.ts', 'lib/**/*.test.ts', 'bin/**/*.test.ts', 'components/**/*.test.ts'],
    globalSetup: ['bin/testing/template-database.ts'],
    setupFiles: ['bin/testing/own-database.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
  },
})
