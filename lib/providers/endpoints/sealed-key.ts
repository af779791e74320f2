import { type SealedPlace, sealAt, unsealAt } from '../../sealed'

type Row = { projectId: string; providerId: string }
const placeOf = ({ projectId, providerId }: Row): SealedPlace => ({
  projectId,
  row: providerId,
  column: 'Provider.sealedKey',
})

export const sealKey = (row: Row, key: string) => sealAt(placeOf(row), key)

/** Null when it was sealed elsewhere, or under a secret that is gone: the provider then answers that it wants a key. */
export const openKey = (row: Row, sealed: string) => unsealAt(placeOf(row), sealed)
