'use client'
import clsx from 'clsx'
import { type KeyboardEvent, useState } from 'react'
import type { DatasetInfo } from '@/lib/samples/schema'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { Polarity } from '../ui/polarity'

type Props = {
  dataset: DatasetInfo
  of: string
  labels: readonly string[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onChoose: (labels: string[]) => void
}

/** The policy's labels with their keys. One key is enough where a sample has one label; several are gathered and applied. */
export function RelabelDialog(props: Props) {
  const { dataset, of, open, onOpenChange } = props
  return (
    <Dialog
      title={`Relabel ${of}`}
      description={dataset.multiLabel ? 'Press the keys of all that apply, then Enter.' : undefined}
      size="small"
      open={open}
      onOpenChange={onOpenChange}
    >
      {open && <Labels {...props} />}
    </Dialog>
  )
}

function Labels({ dataset: { labels: all, multiLabel }, labels, onOpenChange, onChoose }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>(labels)
  const open = all.filter(({ retired }) => !retired)
  const apply = (codes: readonly string[]) => {
    onOpenChange(false)
    onChoose([...codes])
  }
  const press = (code: string) => {
    if (!multiLabel) return apply([code])
    setChosen(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const label = open.find(({ key }) => key === event.key)
    if (label) press(label.code)
    else if (event.key === 'Enter' && multiLabel) apply(chosen)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      step(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the labels hold wherever the focus stands in here
    <div onKeyDown={onKeyDown}>
      <div className="-mx-2 flex flex-col">
        {open.map(({ code, name, polarity, key }, at) => (
          <button
            key={code}
            type="button"
            autoFocus={at === 0}
            aria-pressed={chosen.includes(code)}
            onClick={() => press(code)}
            className={clsx(
              'focus-inside flex min-h-8 items-center gap-2 rounded-2 px-2 text-left hover:bg-surface-2 touch:min-h-touch',
              chosen.includes(code) && 'bg-accent-subtle',
            )}
          >
            <Polarity kind={polarity} className="flex-1">
              {name}
            </Polarity>
            {key && <Kbd keys={key} />}
          </button>
        ))}
      </div>
      {multiLabel && (
        <div className="mt-3 flex justify-end">
          <Button kind="filled" keys="Enter" onClick={() => apply(chosen)}>
            Apply
          </Button>
        </div>
      )}
    </div>
  )
}

function step(list: HTMLElement, by: number) {
  const buttons = [...list.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[(at + by + buttons.length) % buttons.length]?.focus()
}
