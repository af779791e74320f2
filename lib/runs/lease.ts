/** A worker that has said nothing for this long has lost its batches. It renews them every second. */
export const leaseSeconds = 15
export const renewSeconds = 1
