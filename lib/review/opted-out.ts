import { Prisma } from '../generated/prisma/client'

/** Is "Sample" m, in its labels or by the word of a judge before a person decided, under one of these? */
export const optedOut = (codes: readonly string[]) =>
  codes.length === 0
    ? Prisma.sql`FALSE`
    : Prisma.sql`(m.labels && ${[...codes]}::text[] OR (m.judged AND NOT m.reviewed AND EXISTS (
        SELECT 1 FROM "Verdict" v WHERE v."sampleId" = m.id AND v.current AND v.labels && ${[...codes]}::text[])))`
