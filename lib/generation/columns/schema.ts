/** What a grid may have a column for; everything else is spread evenly over each cell. */
export const dimensions = ['group', 'topic', 'source', 'language', 'turns'] as const
export type Dimension = (typeof dimensions)[number]
