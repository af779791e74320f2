/** Someone who left the browser open is signed out after this long without a request. */
export const idleLimit = 12 * 60 * 60 * 1000

/** However much it is used, a session ends after this long. */
export const longestSession = 30 * 24 * 60 * 60 * 1000
