import type { Share } from '@/lib/duplicates/schema'
import { ChartCard } from '../charts/chart-card'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'

type Props = { title: string; shares: (Share & { name: string; href?: string })[] }

/** How much of what came from where is a copy; where it can be, the groups themselves are one press away. */
export function CopyRates({ title, shares }: Props) {
  if (shares.length === 0) return null
  return (
    <ChartCard
      title={title}
      table={{
        head: ['From', 'Samples', 'Exact', 'Near'],
        rows: shares.map(({ name, total, exact, near }) => [name, total, exact, near]),
      }}
    >
      <Table label={title}>
        <TableHead>
          <TableHeadCell>From</TableHeadCell>
          <TableHeadCell number>Samples</TableHeadCell>
          <TableHeadCell number>Exact copies</TableHeadCell>
          <TableHeadCell number>Near copies</TableHeadCell>
        </TableHead>
        <tbody>
          {shares.map(({ key, name, total, exact, near, href }) => (
            <TableRow key={key}>
              <TableCell main>{href && near > 0 ? <TextLink href={href}>{name}</TextLink> : name}</TableCell>
              <TableCell number>
                <Num value={total} />
              </TableCell>
              <TableCell number>{formatNumber(exact / Math.max(1, total), 'percent')}</TableCell>
              <TableCell number>{formatNumber(near / Math.max(1, total), 'percent')}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </ChartCard>
  )
}
