/** Did a unique index refuse this? The driver adapter and plain queries say it differently. */
export function isTaken(error: unknown) {
  return error instanceof Error && 'code' in error && (error.code === 'P2002' || error.code === '23505')
}
