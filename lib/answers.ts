import { z } from 'zod'

// What the document of the API says of answers that every room gives. They may hold more; never less.

/** Something was made. */
export const made = z.looseObject({ id: z.uuid() })
/** A run goes on with it. */
export const begun = z.looseObject({ runId: z.uuid() })
/** Something was made that a run fills. */
export const madeByRun = z.looseObject({ id: z.uuid(), runId: z.uuid() })
/** A list of things that have a name. */
export const namedList = z.array(z.looseObject({ id: z.string(), name: z.string() }))
