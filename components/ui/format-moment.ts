const parts: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
}
const local = new Intl.DateTimeFormat('en-GB', parts)
const utc = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' })

/** The full moment: in the reader's time, or where the server writes it, in UTC. */
export const formatMoment = (at: Date, zone: 'local' | 'UTC' = 'local') => (zone === 'UTC' ? utc : local).format(at)
