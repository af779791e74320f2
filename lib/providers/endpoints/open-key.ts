import { openAt } from '../../opening'
import { type KeyRow, placeOf } from './seal-key'

/** Null when it was sealed elsewhere, or to a key that is gone: the provider then answers that it wants one. */
export const openKey = (row: KeyRow, sealed: string) => openAt(placeOf(row), sealed)
