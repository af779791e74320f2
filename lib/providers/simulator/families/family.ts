/** A kind of text: what it is made of, and which words give it away to a judge who counts words. */
export type Family = {
  /** Labels whose name or code this fits are of this family. */
  fits: RegExp
  signs: RegExp
  openers: readonly string[]
  /** What it is about, then what it wants: one of each. */
  scenes: readonly string[]
  asks: readonly string[]
  closers: readonly string[]
}
