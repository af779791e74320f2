'use client'
import { FileDown, ImageDown, Table2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { type Rows, savePicture, saveTable } from './save-chart'

/** A chart in a card: to be looked at, to be read as a table, to be taken along as a picture or as CSV. */
export function ChartCard({
  title,
  meta,
  actions,
  table,
  children,
}: {
  title: string
  meta?: string
  actions?: ReactNode
  table: Rows
  children: ReactNode
}) {
  const [asTable, setAsTable] = useState(false)
  const chart = useRef<HTMLDivElement>(null)
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const small = { kind: 'ghost', size: 'small', iconOnly: true } as const
  return (
    <Card
      title={title}
      meta={meta}
      metaBelow
      actions={
        <>
          {actions}
          <Button
            {...small}
            label={`${title} as a table`}
            aria-pressed={asTable}
            icon={<Table2 aria-hidden="true" />}
            onClick={() => setAsTable(!asTable)}
          />
          <Button
            {...small}
            label={`Save ${title} as a picture`}
            icon={<ImageDown aria-hidden="true" />}
            onClick={() => chart.current && savePicture(chart.current, name, title, meta ?? '')}
          />
          <Button
            {...small}
            label={`Save ${title} as CSV`}
            icon={<FileDown aria-hidden="true" />}
            onClick={() => saveTable(table, name)}
          />
        </>
      }
    >
      <div ref={chart} data-chart className="bg-surface-1">
        {asTable ? <Figures title={title} {...table} /> : children}
      </div>
    </Card>
  )
}

function Figures({ title, head, rows }: Rows & { title: string }) {
  return (
    <Table label={title}>
      <TableHead>
        {head.map((cell, at) => (
          <TableHeadCell key={cell} number={at > 0}>
            {cell}
          </TableHeadCell>
        ))}
      </TableHead>
      <tbody>
        {rows.map((cells, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be about the same thing, and none changes places
          <TableRow key={place}>
            {cells.map((cell, at) => (
              <TableCell key={head[at]} main={at === 0} number={at > 0}>
                {typeof cell === 'number' ? figureOf(cell) : (cell ?? '–')}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

/** A count as it is; what is no whole number to four places, so that 0.58 does not read 0.6. */
const figureOf = (value: number) => (Number.isInteger(value) ? formatNumber(value) : String(+value.toFixed(4)))
