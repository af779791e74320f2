import { env } from '../env'
import { invalid } from '../errors'
import { addressOf } from '../outbound-address'
import type { ProviderKind } from './schema'

/** The address as it is kept: one that may be asked at all, without a slash at its end. */
export function checkAddress(kind: ProviderKind, address: string): string {
  if (kind === 'simulator') return ''
  if (address === '') throw invalid('Give the address of the endpoint, such as https://api.example.com/v1')
  return addressOf(address, { allowHosts: env.ASSAY_ALLOW_HOSTS }).href.replace(/\/+$/, '')
}
