import clsx from 'clsx'
import type { ComponentPropsWithRef, ReactNode } from 'react'

/** A plain table drawn by the server. `label` names it for readers. */
export function Table({
  label,
  fixed = false,
  className,
  ...rest
}: ComponentPropsWithRef<'table'> & { label: string; fixed?: boolean }) {
  return (
    <div className="max-sm:overflow-x-auto">
      <table
        {...rest}
        aria-label={label}
        className={clsx('w-full border-separate border-spacing-0 text-13', fixed && 'table-fixed', className)}
      />
    </div>
  )
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="sticky top-0 z-10">
      <tr>{children}</tr>
    </thead>
  )
}

export function TableHeadCell({
  number = false,
  hidden = false,
  sorted,
  className,
  children,
  ...rest
}: ComponentPropsWithRef<'th'> & { number?: boolean; hidden?: boolean; sorted?: 'ascending' | 'descending' }) {
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sorted}
      className={clsx(
        'h-7 whitespace-nowrap border-b bg-surface-0 px-2 text-11 font-normal text-text-3 first:pl-4 last:pr-4',
        number ? 'text-right' : 'text-left',
        className,
      )}
    >
      {hidden ? <span className="sr-only">{children}</span> : children}
    </th>
  )
}

/** `selected` is ticked; `current` is where the keys are. */
export function TableRow({
  selected = false,
  current = false,
  className,
  ...rest
}: ComponentPropsWithRef<'tr'> & { selected?: boolean; current?: boolean }) {
  return (
    <tr
      {...rest}
      aria-selected={selected || undefined}
      aria-current={current || undefined}
      className={clsx(
        'group/row [&>td]:border-b last:[&>td]:border-b-0',
        current ? 'current-row' : selected ? '[&>td]:bg-accent-subtle' : 'hover:[&>td]:bg-surface-2',
        className,
      )}
    />
  )
}

/** `main` is the cell the row is about: text-1. Numbers stand right. */
export function TableCell({
  main = false,
  number = false,
  wrap = false,
  className,
  ...rest
}: ComponentPropsWithRef<'td'> & { main?: boolean; number?: boolean; wrap?: boolean }) {
  return (
    <td
      {...rest}
      className={clsx(
        'h-row px-2 first:pl-4 last:pr-4',
        wrap ? 'py-2' : 'truncate',
        number && 'text-right tabular-nums',
        main ? 'font-medium text-text-1' : 'text-text-2',
        className,
      )}
    />
  )
}
