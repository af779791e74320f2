export type IconName =
  | 'overview'
  | 'sources'
  | 'personas'
  | 'templates'
  | 'generate'
  | 'samples'
  | 'duplicates'
  | 'judges'
  | 'review'
  | 'stats'
  | 'snapshots'
  | 'models'
  | 'runs'
  | 'policy'
  | 'access'
  | 'settings'
  | 'audit'

/** A place the person may go to. Rooms that are not built, or not theirs, are not in the list. */
export type Room = {
  key: string
  href: string
  label: string
  icon: IconName
  count?: number | null
  /** Where counts differ by dataset; wins over count for the dataset in the address. */
  countByDataset?: Record<string, number>
  place: 'main' | 'foot'
  /** One letter: `g` then it jumps there. */
  shortcut?: string
}

/** A thing to do from the palette: it goes somewhere (`href`) or runs what `useAct(run, …)` registered. */
export type Act = { key: string; label: string; hint?: string; href?: string; run?: string }

export type Found = { key: string; label: string; hint: string; href: string }
export type RailChoice = 'open' | 'icons'
export type Theme = 'light' | 'dark' | 'system'

export type ShellProps = {
  person: { name: string; email: string }
  projects: { id: string; name: string }[]
  project: { id: string; name: string; role: string } | null
  datasets: { id: string; name: string; target: string }[]
  /** The dataset when the address names none. */
  dataset: { id: string; name: string } | null
  rooms: Room[]
  acts: Act[]
}
