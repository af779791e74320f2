import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeAddress } from './write-address'

const location = { pathname: '/projects/1/samples', search: '' }
const went: string[] = []
const go = (how: string) => (_: unknown, __: string, address: string) => {
  went.push(`${how} ${address}`)
  location.search = address.includes('?') ? address.slice(address.indexOf('?')) : ''
}

beforeEach(() => {
  vi.stubGlobal('window', { location, history: { pushState: go('push'), replaceState: go('replace') } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  location.search = ''
  went.length = 0
})

test('what is said joins what the address says already, what is null leaves, and nothing at all leaves no mark', () => {
  writeAddress({ lane: 'conflict' })
  writeAddress({ group: '7', lane: 'collapse' }, 'push')
  writeAddress({ lane: null, open: null })
  writeAddress({ group: null })
  expect(went).toEqual([
    'replace /projects/1/samples?lane=conflict',
    'push /projects/1/samples?group=7&lane=collapse',
    'replace /projects/1/samples?group=7',
    'replace /projects/1/samples',
  ])
})

test('the same change makes the same address, whatever was said before it', () => {
  const filter = { labels: 'safe', state: 'new' }
  location.search = '?state=accepted&dataset=1&labels=privacy'
  writeAddress(filter)
  location.search = '?dataset=1&state=new'
  writeAddress(filter)
  expect(new Set(went)).toEqual(new Set(['replace /projects/1/samples?dataset=1&labels=safe&state=new']))
})
