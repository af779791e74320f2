import type { JudgeTrust } from '@/lib/judges/trust/schema'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { Figure } from './figure'

/** Every judge in a column of its own kind of doubt: each figure with its n and its interval. */
export function TrustTable({ trust }: { trust: JudgeTrust[] }) {
  return (
    <div className="overflow-x-auto">
      <Table label="Judges against people" className="min-w-220">
        <TableHead>
          <TableHeadCell>Figure</TableHeadCell>
          {trust.map(({ judge }) => (
            <TableHeadCell key={judge.id}>
              {judge.name} v{judge.version}
              {judge.simulated && ', made up by the simulator'}
            </TableHeadCell>
          ))}
        </TableHead>
        <tbody>
          {rows.map(({ label, hint, cell }) => (
            <TableRow key={label}>
              <TableCell main wrap>
                {label}
                <span className="block text-12 font-normal text-text-3">{hint}</span>
              </TableCell>
              {trust.map((one) => (
                <TableCell key={one.judge.id}>{cell(one)}</TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

const rows: { label: string; hint: string; cell: (trust: JudgeTrust) => React.ReactNode }[] = [
  {
    label: 'Finds the unsafe',
    hint: 'sensitivity; caution counts as unsafe',
    cell: ({ sensitivity }) => <Figure statistic={sensitivity} as="percent" />,
  },
  {
    label: 'Lets the safe pass',
    hint: 'specificity',
    cell: ({ specificity }) => <Figure statistic={specificity} as="percent" />,
  },
  {
    label: 'Right on either side',
    hint: 'what it could not read counts as wrong',
    cell: ({ accuracy }) => <Figure statistic={accuracy} as="percent" />,
  },
  { label: 'Beyond chance', hint: 'Cohen’s κ with people', cell: ({ kappa }) => <Figure statistic={kappa} /> },
  {
    label: 'Confidence off by',
    hint: 'expected calibration error',
    cell: ({ ece }) => <Figure statistic={ece} />,
  },
  { label: 'Brier score', hint: '0 is perfect, 0.25 is a shrug', cell: ({ brier }) => <Figure statistic={brier} /> },
  {
    label: 'Judged unsafe',
    hint: 'of all it read',
    cell: ({ judgedUnsafe }) => <Figure statistic={judgedUnsafe} as="percent" />,
  },
  {
    label: 'Truly unsafe',
    hint: 'corrected by how often it is right (Rogan–Gladen)',
    cell: ({ correctedUnsafe }) => <Figure statistic={correctedUnsafe} as="percent" />,
  },
  {
    label: 'Unreadable, refused',
    hint: 'never counted as safe or unsafe',
    cell: ({ answered: { read, unreadable, refused } }) => (
      <span className="tabular-nums">
        {formatNumber(unreadable)}, {formatNumber(refused)}{' '}
        <span className="text-12 text-text-3">of {formatNumber(read + unreadable + refused)}</span>
      </span>
    ),
  },
  {
    label: 'A correct verdict costs',
    hint: 'over those that were asked for',
    cell: ({ costPerCorrect: { value, reason } }) => (
      <Num value={value === null ? null : value / 1_000_000} as="money" reason={reason ?? 'Not known'} />
    ),
  },
  {
    label: 'Takes',
    hint: 'on average',
    cell: ({ meanLatencyMs }) => <Num value={meanLatencyMs} as="milliseconds" reason="It was never waited for" />,
  },
]
