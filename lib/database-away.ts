const codes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03']
const within = new RegExp(`\\b(${codes.join('|')})\\b|Connection terminated`)

/** Is the database down, starting, or out of reach? Prisma hides the reason of some queries in a sentence. */
export function isDatabaseAway(error: unknown) {
  if (!(error instanceof Error)) return false
  if (!('code' in error)) return error.message.startsWith('Connection terminated')
  if (error.code === 'P2010' || error.code === 'P2039') return within.test(error.message)
  return typeof error.code === 'string' && codes.includes(error.code)
}
