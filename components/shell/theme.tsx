'use client'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice } from '@/components/ui/menu'
import { Segmented } from '@/components/ui/segmented'
import { keepChoice } from './keep-choice'
import type { Theme } from './shell-types'

export const themes = [
  { value: 'light', label: 'Light', icon: <Sun aria-hidden="true" /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden="true" /> },
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden="true" /> },
] as const satisfies readonly { value: Theme; label: string; icon: unknown }[]

const listeners = new Set<() => void>()

/** The attribute is the truth: CSS reads it through color-scheme, "system" included. */
export function setTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme
  keepChoice('assay-theme', theme)
  for (const listener of listeners) listener()
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system',
    () => 'system',
  )
}

export function ThemeMenu() {
  const theme = useTheme()
  return (
    <Menu
      align="end"
      trigger={<Button kind="ghost" size="small" iconOnly label="Theme" icon={<Moon aria-hidden="true" />} />}
    >
      {themes.map(({ value, label, icon }) => (
        <MenuChoice key={value} checked={theme === value} onSelect={() => setTheme(value)} icon={icon}>
          {label}
        </MenuChoice>
      ))}
    </Menu>
  )
}

export function ThemeChoice() {
  return <Segmented label="Theme" options={themes} value={useTheme()} onValueChange={setTheme} />
}
