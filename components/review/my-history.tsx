import Link from 'next/link'
import type { MyDecision } from '@/lib/review/decision/schema'
import { saidWords } from '@/lib/review/desk/rules'
import { sampleHref } from '@/lib/samples/rules'
import { Card } from '../ui/card'
import { PolarityShape } from '../ui/polarity-shape'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'

/** Do these labels stand behind this person’s veil? */
export type Hidden = (labels: readonly string[]) => boolean
type Props = { projectId: string; decisions: readonly MyDecision[]; names: Record<string, string>; hidden: Hidden }

/** One's last decisions that still hold: what, from what, how long, seeing what. */
export function MyHistory({ projectId, decisions, names, hidden }: Props) {
  const nameOf = (code: string) => names[code] ?? code
  return (
    <Card title="My last decisions" meta={decisions.length > 0 && `the last ${decisions.length}`}>
      {decisions.length === 0 ? (
        <p className="p-4 text-text-2">
          None yet in this dataset. What you decide at the desk or in the table stands here.
        </p>
      ) : (
        <Table label="My last decisions" fixed>
          <TableHead>
            <TableHeadCell>Text</TableHeadCell>
            <TableHeadCell className="w-44">Decision</TableHeadCell>
            <TableHeadCell className="w-36 max-md:hidden">Before</TableHeadCell>
            <TableHeadCell number className="w-16">
              Seconds
            </TableHeadCell>
            <TableHeadCell className="w-24 max-md:hidden">Suggestions</TableHeadCell>
            <TableHeadCell className="w-16 max-md:hidden">Policy</TableHeadCell>
            <TableHeadCell number className="w-28">
              When
            </TableHeadCell>
          </TableHead>
          <tbody>
            {decisions.map(
              ({
                id,
                sampleId,
                act,
                labels,
                fromLabels,
                polarity,
                seconds,
                suggestionsVisible,
                policyVersion,
                bulk,
                excerpt,
                note,
                at,
              }) => (
                <TableRow key={id}>
                  <TableCell>
                    {bulk ? (
                      'Many at once, from the table'
                    ) : (
                      <>
                        <Link href={sampleHref(projectId, sampleId)} className="hover:underline">
                          {hidden([...labels, ...fromLabels]) ? 'Text hidden' : excerpt}
                        </Link>
                        {note && <span className="block truncate text-12 text-text-3">{note}</span>}
                      </>
                    )}
                  </TableCell>
                  <TableCell main>
                    <span className="flex items-center gap-1.75 truncate">
                      <PolarityShape kind={polarity} />
                      {saidWords({ act, labels, bulk }, nameOf)}
                    </span>
                  </TableCell>
                  <TableCell className="max-md:hidden">{fromLabels.map(nameOf).join(', ') || '–'}</TableCell>
                  <TableCell number>{seconds === null ? '–' : Math.round(seconds)}</TableCell>
                  <TableCell className="max-md:hidden">
                    {bulk ? '–' : suggestionsVisible ? 'visible' : 'hidden'}
                  </TableCell>
                  <TableCell className="max-md:hidden">{policyVersion === null ? '–' : `v${policyVersion}`}</TableCell>
                  <TableCell number>
                    <TimeAgo at={at} />
                  </TableCell>
                </TableRow>
              ),
            )}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
