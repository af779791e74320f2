import { v7 } from 'uuid'

/** Ids sort by the time they were made, so the newest rows lie together. */
export const newId = () => v7()

/** What Postgres says of a text in the place of an id: there is nothing under it. */
export const isNoId = (error: unknown) =>
  /invalid input syntax for type uuid/.test(error instanceof Error ? error.message : '')
