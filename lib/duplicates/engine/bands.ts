/** How a signature is cut: a pair that agrees in all rows of one band is compared. */
export type Bands = { bands: number; rows: number }

/**
 * Bands by which a pair exactly at the threshold is found with a chance of at least 99.9 %: 1 − (1 − τʳ)ᵇ. The usual
 * choice, where misses and false candidates weigh the same, finds half of them.
 */
export function bandsFor(threshold: number): Bands {
  if (threshold >= 0.9) return { bands: 14, rows: 8 }
  if (threshold >= 0.8) return { bands: 24, rows: 6 }
  return { bands: 40, rows: 5 }
}

/** The bands of the look-up table, which serves every threshold that may be set: fewer rows to keep for each sample. */
export const indexBands: Bands = { bands: 28, rows: 4 }

export const chanceOf = (similarity: number, { bands, rows }: Bands) => 1 - (1 - similarity ** rows) ** bands
