'use client'
import { Search } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { Input } from '../ui/input'
import { Kbd } from '../ui/kbd'
import { useSoon } from '../use-soon'

type Props = { search: string; change: (search: string) => void; field: RefObject<HTMLInputElement | null> }

/** Searches while one types, a moment after the last letter. */
export function PersonaSearch({ search, change, field }: Props) {
  const [typed, setTyped] = useState(search)
  useSoon(typed.trim() === search ? null : typed.trim(), change, 250)
  return (
    <Input
      ref={field}
      type="search"
      aria-label="Search personas"
      placeholder="Search personas"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      maxLength={200}
      start={<Search aria-hidden="true" />}
      end={typed === '' ? <Kbd keys="/" /> : undefined}
    />
  )
}
