import type { Share } from '@/lib/duplicates/schema'
import { ChartCard } from '../charts/chart-card'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'

/** `behind`: the samples; `groups`: those of their copies. */
type Props = { title: string; shares: (Share & { name: string; behind: string; groups: string })[] }

/** How much of what came from where is a copy; the samples and the groups themselves are one press away. */
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
      <Table label={title} fixed>
        <TableHead>
          <TableHeadCell>From</TableHeadCell>
          <TableHeadCell number className="w-1/5 max-sm:w-16">
            Samples
          </TableHeadCell>
          <TableHeadCell number className="w-1/5 max-sm:w-22">
            Exact copies
          </TableHeadCell>
          <TableHeadCell number className="w-1/5 max-sm:w-22">
            Near copies
          </TableHeadCell>
        </TableHead>
        <tbody>
          {shares.map(({ key, name, total, exact, near, behind, groups }) => (
            <TableRow key={key}>
              <TableCell main title={name}>
                {name}
              </TableCell>
              <TableCell number>
                <TextLink href={behind}>
                  <Num value={total} />
                </TextLink>
              </TableCell>
              <TableCell number>
                <Part of={total} count={exact} href={`${groups}&exact=yes`} />
              </TableCell>
              <TableCell number>
                <Part of={total} count={near} href={groups} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </ChartCard>
  )
}

function Part({ of, count, href }: { of: number; count: number; href: string }) {
  const share = formatNumber(count / Math.max(1, of), 'percent')
  return count > 0 ? <TextLink href={href}>{share}</TextLink> : share
}
