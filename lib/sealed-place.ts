/** Where a sealed value stands. It opens nowhere else: copied to another row, another project or another column, it is noise. */
export type SealedPlace = { projectId: string; row: string; column: string }

/** What is bound into the seal, and stands in it nowhere. */
export const aboutPlace = ({ projectId, row, column }: SealedPlace) => `${projectId}\n${row}\n${column}`
