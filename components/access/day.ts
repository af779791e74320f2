const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "28 Nov 2026", the same on server and browser. */
export const day = (at: string) => format.format(new Date(at))
