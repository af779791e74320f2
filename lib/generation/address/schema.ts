import type { Dimension } from '../columns/schema'
import type { Cells } from '../grid/rules'
import type { faults } from '../schema'

/**
 * A plan as it stands in the address of its screen, so that it survives a reload and can be sent to somebody. Other rooms link here with
 * `?dataset=D&fill=gaps`, optionally `&rows=N`, with pairs `&label=CODE&count=N` of what is to be written, or with `&sources=ID` to write from.
 */
export type Draft = {
  template: string
  models: string[]
  judges: string[]
  /** The columns: groups of personas, or '*' for all together. */
  groups: string[]
  /** What else has columns of its own. */
  by: Dimension[]
  topics: string[]
  languages: string[]
  turns: number[]
  sources: string[]
  from: string | null
  cells: Cells
  dollars: number | null
  calls: number | null
  minutes: number | null
  fault: (typeof faults)[number] | null
}
