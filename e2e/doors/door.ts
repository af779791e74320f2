import type { Permission } from '@/lib/permissions'

/** What a door needs, and an input good enough to get as far as the permission. */
export type Door = { needs: Permission | 'nothing'; input?: object; onlyRefusals?: true }

/** Of a room, the routes or the actions. */
export type Doors = Record<string, Door>

export const absent = '01990000-0000-7000-8000-000000000000'
export const name = 'Made by a story'
