import { outboundFetch } from '../../outbound-fetch'

/** What model clients go out with. Time is limited by whoever asks. */
export const leanFetch = outboundFetch({ seconds: 600, bytes: 4 * 1024 * 1024 })
