import type { DetectedFile } from './read/detect-file'
import type { Entry } from './read/entry'
import { readFile } from './read/read-file'
import type { Caps } from './read/schema'

const lookedRows = 20_000
const lookedMilliseconds = 2_000
const lookedCharacters = 32 * 1024 * 1024

/** The first rows of the files, until there are enough or it takes too long. */
export async function look(
  files: readonly DetectedFile[],
  caps: Caps,
  most = lookedRows,
): Promise<{ entries: Entry[]; all: boolean }> {
  const entries: Entry[] = []
  let characters = 0
  const until = Date.now() + lookedMilliseconds
  for (const file of files) {
    for await (const group of readFile(file, file.shape, caps, { uploaded: 0, decoded: 0 })) {
      for (const entry of group) {
        entries.push(entry)
        characters += entry.original.length
      }
      if (entries.length >= most || characters > lookedCharacters || Date.now() > until) return { entries, all: false }
    }
  }
  return { entries, all: true }
}
