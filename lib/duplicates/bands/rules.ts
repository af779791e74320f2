/** The upper bits of a dataset's keys. Two datasets that share them only cost each other a comparison. */
export const bandBase = (datasetId: string) => BigInt(Number.parseInt(datasetId.slice(-6), 16) & 0x7fffff) << 40n

/** A key as it stands in the table: its dataset, its band and itself. */
export const wholeKey = (base: bigint, band: number, key: number) => base + (BigInt(band) << 32n) + BigInt(key >>> 0)

/** What of a key says in which blocks it stands: of a million samples a hundred and twenty have that in common, which fit into a page with two more such blocks. */
export const bucketBits = 13
/** What of it is left to tell them apart within a block. */
export const bitsWithin = 32 - bucketBits
export const within = 2 ** bitsWithin - 1

/** More would not fit into a page: what goes on is the next block. */
export const blockAtMost = 256

/** From so many on samples go into blocks together, and not each by itself. */
export const bulkFrom = 20_000
