import { cookies } from 'next/headers'
import type { RailChoice, Theme } from './shell-types'

export type KeptChoices = { theme: Theme; rail: { work: RailChoice | null; wide: RailChoice | null } }

/** What the person chose on this browser, read on the server so that the first paint is right. */
export async function keptChoices(): Promise<KeptChoices> {
  const kept = await cookies()
  const rail = (name: string) => {
    const value = kept.get(name)?.value
    return value === 'open' || value === 'icons' ? value : null
  }
  const theme = kept.get('assay-theme')?.value
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    rail: { work: rail('assay-rail-work'), wide: rail('assay-rail-wide') },
  }
}
