'use client'
import { ChevronDown, Eye, EyeOff, ListFilter, Search, X } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { type Order, orders } from '@/lib/samples/filter/schema'
import { type Column, columns, inOrder, judgeColumn } from '@/lib/samples/views/schema'
import { Button } from '../ui/button'
import { Input } from '../ui/input'
import { Kbd } from '../ui/kbd'
import { Menu, MenuChoice } from '../ui/menu'
import { useSoon } from '../use-soon'
import { columnOf } from './table-columns'
import { orderWords } from './words'

type Props = {
  text: string
  search: RefObject<HTMLInputElement | null>
  order: Order
  chosen: readonly Column[]
  /** The names of those that have answered here: each can have a column of its own. */
  judges: readonly string[]
  veiled: boolean
  facets: ReactNode
  onText: (text: string) => void
  onOrder: (order: Order) => void
  onColumns: (columns: Column[]) => void
  onVeil: () => void
  onLeave: () => void
}

/** Search, columns, order and the veil. The list follows when the typing rests. */
export function Toolbar({
  text,
  search,
  order,
  chosen,
  judges,
  veiled,
  facets,
  onText,
  onOrder,
  onColumns,
  onVeil,
  onLeave,
}: Props) {
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  // The address changed from elsewhere: back, a chip, a view.
  if (known !== text) {
    setKnown(text)
    if (typed.trim() !== text) setTyped(text)
  }
  useSoon(typed.trim() === text ? null : typed.trim(), onText, 250)
  return (
    <div className="flex flex-none items-center gap-2 px-3 py-2">
      <Input
        ref={search}
        type="search"
        aria-label="Search samples"
        placeholder='Words, "words in a row", -not'
        value={typed}
        maxLength={400}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onText(typed.trim())
          if (event.key === 'Escape' || event.key === 'Enter') onLeave()
        }}
        className="[&::-webkit-search-cancel-button]:hidden"
        start={<Search aria-hidden="true" className="lucide" />}
        end={
          typed ? (
            <button
              type="button"
              aria-label="Clear search"
              onClick={() => {
                setTyped('')
                onText('')
              }}
              className="grid size-6 place-items-center rounded-1 hover:text-text-1"
            >
              <X aria-hidden="true" />
            </button>
          ) : (
            <Kbd keys="/" />
          )
        }
      />
      <div className="contents max-sm:hidden">
        <Menu
          align="end"
          trigger={
            <Button className="max-sm:hidden">
              Columns
              <ChevronDown aria-hidden="true" />
            </Button>
          }
        >
          {inOrder([...columns, ...judges.map(judgeColumn)]).map((column) => (
            <MenuChoice
              key={column}
              checked={chosen.includes(column)}
              onSelect={() =>
                onColumns(
                  chosen.includes(column) ? chosen.filter((each) => each !== column) : inOrder([...chosen, column]),
                )
              }
            >
              {columnOf(column).words}
            </MenuChoice>
          ))}
        </Menu>
        <Menu
          align="end"
          trigger={
            <Button className="max-sm:hidden" aria-label={`Order: ${orderWords[order]}`}>
              {orderWords[order]}
              <ChevronDown aria-hidden="true" />
            </Button>
          }
        >
          {orders.map((each) => (
            <MenuChoice key={each} checked={each === order} onSelect={() => onOrder(each)}>
              {orderWords[each]}
            </MenuChoice>
          ))}
        </Menu>
        <Button
          className="max-sm:hidden"
          iconOnly
          label={veiled ? 'Show texts' : 'Hide texts'}
          keys="b"
          aria-pressed={veiled}
          icon={veiled ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={onVeil}
        />
      </div>
      {facets}
    </div>
  )
}

export const filterIcon = <ListFilter aria-hidden="true" />
