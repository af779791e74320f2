import { z } from 'zod'

/** For a door that takes nothing: whatever is sent all the same is refused rather than ignored. */
export const noInput = z.strictObject({})
