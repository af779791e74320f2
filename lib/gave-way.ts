/** Did Postgres end this transaction so that another could go on? Prisma says it one way for its own queries, another for plain ones. */
export function gaveWay(error: unknown) {
  if (!(error instanceof Error) || !('code' in error)) return false
  if (error.code === 'P2034' || error.code === '40P01' || error.code === '40001') return true
  return error.code === 'P2010' && /\b(40P01|40001)\b/.test(error.message)
}
