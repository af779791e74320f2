import { v7 } from 'uuid'

/** Ids sort by the time they were made, so the newest rows lie together. */
export const newId = () => v7()
