import { addressOf, filterOf } from '../../samples/filter/rules'
import { type SnapshotSettings, snapshotSettings } from '../schema'

type Asked = Record<string, string | string[] | undefined>

/** Settings as an address says them, so that a reload shows the same form. */
export function settingsAddress({ filter, shares, ...settings }: SnapshotSettings, dataset: string) {
  const usual = snapshotSettings.parse({})
  const said: Record<string, string> = { dataset, ...addressOf(filter) }
  for (const key of ['accepted', 'twoPeople', 'withoutTainted', 'byPersona'] as const)
    if (settings[key] !== usual[key]) said[key] = settings[key] ? 'yes' : 'no'
  if (settings.seed !== usual.seed) said.seed = String(settings.seed)
  const parts = [shares.train, shares.validation, shares.test]
  if (parts.join() !== '80,10,10') said.shares = parts.join(',')
  return new URLSearchParams(said).toString()
}

/** What an address asks for; what cannot be read is as usual. */
export function settingsOf(asked: Asked): SnapshotSettings {
  const said = (key: string) => (asked[key] === 'yes' ? true : asked[key] === 'no' ? false : undefined)
  const [train, validation, test] = String(asked.shares ?? '')
    .split(',')
    .map(Number)
  const given = {
    accepted: said('accepted'),
    twoPeople: said('twoPeople'),
    withoutTainted: said('withoutTainted'),
    byPersona: said('byPersona'),
    ...(typeof asked.seed === 'string' && { seed: Number(asked.seed) }),
    ...(asked.shares && { shares: { train, validation, test } }),
  }
  const filter = filterOf(asked)
  const parsed = snapshotSettings.safeParse({ ...given, filter })
  return parsed.success ? parsed.data : snapshotSettings.parse({ filter })
}
