'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { formatNumber } from './format-number'
import { tab, tabBar, tabCount } from './tab-style'

type TabPart = { value: string; label: string; count?: number; content: ReactNode }

/** Parts of one panel. Where the choice should survive a reload use TabLinks. */
export function Tabs({
  label,
  parts,
  value,
  defaultValue,
  onValueChange,
}: {
  label: string
  parts: readonly TabPart[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
}) {
  return (
    <Radix.Root value={value} defaultValue={defaultValue ?? parts[0]?.value} onValueChange={onValueChange}>
      <Radix.List aria-label={label} className={tabBar}>
        {parts.map((part) => (
          <Radix.Trigger key={part.value} value={part.value} className={tab}>
            {part.label}
            {part.count !== undefined && <span className={tabCount}>{formatNumber(part.count)}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {parts.map((part) => (
        <Radix.Content key={part.value} value={part.value} className="focus-inside">
          {part.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
