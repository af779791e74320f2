import { isSealedByOld, type SealedPlace, sealAt, unsealAt } from '../../sealed'

type Row = { projectId: string; providerId: string }
const placeOf = ({ projectId, providerId }: Row): SealedPlace => ({
  projectId,
  row: providerId,
  column: 'Provider.sealedKey',
})

export const sealKey = (row: Row, key: string) => sealAt(placeOf(row), key)

/** Null when it was sealed elsewhere, or under a secret that is gone: the provider then answers that it wants a key. */
export const openKey = (row: Row, sealed: string) => unsealAt(placeOf(row), sealed)

/** The same key under the secret of today; null where it is that already, or does not open. */
export function resealKey(row: Row, sealed: string) {
  if (!isSealedByOld(placeOf(row), sealed)) return null
  const key = openKey(row, sealed)
  return key === null ? null : sealKey(row, key)
}
