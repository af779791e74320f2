/** What whoever looks may do here. */
export type May = { review: boolean; curate: boolean }
