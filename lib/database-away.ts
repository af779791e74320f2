const codes = [
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]
const within = new RegExp(`\\b(${codes.join('|')})\\b`)
/** What the driver says without a code, and Prisma repeats in a sentence of its own. */
const words = /Connection terminated|not queryable|Can't reach database server|timeout exceeded when trying to connect/

/** Is the database down, starting, or out of reach? Prisma hides the reason of some queries in a sentence. */
export function isDatabaseAway(error: unknown) {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && codes.includes(code)) return true
  // No connection was free for as long as anybody waits. A transaction that had begun says something else under this code.
  if (code === 'P2028') return error.message.includes('Unable to start a transaction')
  const passedOn = code === 'P2010' || code === 'P2039'
  return (passedOn && within.test(error.message)) || ((passedOn || code === undefined) && words.test(error.message))
}
