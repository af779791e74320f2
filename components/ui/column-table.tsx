import type { ReactNode } from 'react'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from './table'

/** A column's head and what stands under it. How wide it is and on which screens it stands is said once, for both. */
export type TableColumn<Row> = {
  head: string
  cell: (row: Row) => ReactNode
  className?: string
  number?: boolean
  main?: boolean
  wrap?: boolean
  /** Its head is for readers only. */
  hidden?: boolean
}

type Props<Row> = {
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row, at: number) => string | number
  selected?: (row: Row) => boolean
}

/** A table whose rows are all of one kind. */
export function ColumnTable<Row>({ label, columns, rows, keyOf, selected }: Props<Row>) {
  return (
    <Table label={label} fixed>
      <TableHead>
        {columns.map(({ head, className, number, hidden }) => (
          <TableHeadCell key={head} className={className} number={number} hidden={hidden}>
            {head}
          </TableHeadCell>
        ))}
      </TableHead>
      <tbody>
        {rows.map((row, at) => (
          <TableRow key={keyOf(row, at)} selected={selected?.(row)}>
            {columns.map(({ head, cell, className, number, main, wrap }) => (
              <TableCell key={head} className={className} number={number} main={main} wrap={wrap}>
                {cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
