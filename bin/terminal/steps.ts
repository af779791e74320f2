/** Runs one step and prints one line about it: what, how it went, how long it took. `work` returns what there is to say. */
export async function step<T>(name: string, work: () => Promise<T>, say: (outcome: T) => string) {
  const begun = Date.now()
  const outcome = await work()
  console.log(`  ${name.padEnd(10)} ${say(outcome).padEnd(34)} ${seconds(Date.now() - begun)}`)
  return outcome
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

/** A frame that stands out between the lines of a log. */
export function notice(lines: string[]) {
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width + 2)
  console.log(`┌${rule}┐\n${lines.map((line) => `│ ${line.padEnd(width)} │`).join('\n')}\n└${rule}┘`)
}
