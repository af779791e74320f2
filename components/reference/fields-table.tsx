import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import type { FieldRow } from './operations'

/** What is sent or told, a line for each field. */
export function FieldsTable({ label, rows }: { label: string; rows: FieldRow[] }) {
  return (
    <section>
      <h3 className="px-4 pt-3 pb-2 text-13">{label}</h3>
      <Table label={label} fixed>
        <TableHead>
          <TableHeadCell className="w-40 max-sm:w-32">Name</TableHeadCell>
          <TableHeadCell>Kind</TableHeadCell>
          <TableHeadCell className="max-sm:hidden">Says more</TableHeadCell>
        </TableHead>
        <tbody>
          {rows.map(({ name, type, required, note }) => (
            <TableRow key={name}>
              <TableCell main wrap className="break-words font-mono text-12">
                {name}
                {required && <span className="block font-sans font-normal text-11 text-text-3">required</span>}
              </TableCell>
              <TableCell wrap className="break-words font-mono text-12">
                {type}
              </TableCell>
              <TableCell wrap className="max-sm:hidden">
                {note || '–'}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
