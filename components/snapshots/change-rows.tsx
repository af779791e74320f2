import type { ChangedRow } from '@/lib/snapshots/schema'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { changeWords, splitWords } from './words'

type Props = { rows: ChangedRow[] | undefined; names: Record<string, string> }

export function ChangeRows({ rows, names }: Props) {
  if (!rows) return <p className="p-4 text-text-3">Comparing…</p>
  if (rows.length === 0) return <p className="p-4 text-text-2">Nothing of this kind: every row is the same in both.</p>
  const named = (labels: readonly string[]) => labels.map((code) => names[code] ?? code).join(', ') || 'No label'
  return (
    <Table label="Changes" fixed>
      <TableHead>
        <TableHeadCell>Text</TableHeadCell>
        <TableHeadCell className="w-32">What</TableHeadCell>
        <TableHeadCell className="w-72 max-md:hidden">From, to</TableHeadCell>
        <TableHeadCell className="w-52 max-lg:hidden">Who, why</TableHeadCell>
      </TableHead>
      <tbody>
        {rows.map(({ sampleId, kinds, text, before, now, by, note }) => (
          <TableRow key={sampleId}>
            <TableCell main>
              <bdi>{text}</bdi>
            </TableCell>
            <TableCell>{kinds.map((kind) => changeWords[kind]).join(', ')}</TableCell>
            <TableCell className="max-md:hidden">
              {[
                kinds.includes('relabelled') && before && now && `${named(before.labels)} → ${named(now.labels)}`,
                kinds.includes('moved') && before && now && `${splitWords[before.split]} → ${splitWords[now.split]}`,
                kinds.includes('added') && now && `${named(now.labels)}, ${splitWords[now.split]}`,
                kinds.includes('removed') && before && `${named(before.labels)}, ${splitWords[before.split]}`,
              ]
                .filter(Boolean)
                .join('; ') || 'The text'}
            </TableCell>
            <TableCell className="max-lg:hidden">{by ? `${by}${note ? `: ${note}` : ''}` : '–'}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
