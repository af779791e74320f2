'use client'
import { Search } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { Input } from '../ui/input'
import { Kbd } from '../ui/kbd'

type Props = { search: string; change: (search: string) => void; field: RefObject<HTMLInputElement | null> }

/** Searches while one types, a moment after the last letter. */
export function PersonaSearch({ search, change, field }: Props) {
  const [typed, setTyped] = useState(search)
  useEffect(() => {
    if (typed.trim() === search) return
    const timer = setTimeout(() => change(typed.trim()), 250)
    return () => clearTimeout(timer)
  })
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
