/** Something the person at the terminal can put right: one sentence saying what is wrong, one saying what to do. */
export class Failure extends Error {
  override name = 'Failure'
  constructor(sentence: string, remedy?: string) {
    super(remedy ? `${sentence}\n${remedy}` : sentence)
  }
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

export const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))
