'use client'
import { BadgeCheck } from 'lucide-react'
import type { AuditView, Certificate, SnapshotDetailView } from '@/lib/snapshots/schema'
import { Button } from '../ui/button'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { Num } from '../ui/num'
import { RunBar } from '../ui/run-bar'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { AuditDialog } from './audit-dialog'
import { useCertify } from './use-audit'

type Props = { projectId: string; snapshot: SnapshotDetailView; mayCurate: boolean }

/** How wrong the labels may be, by people who checked a random draw without seeing them. Without an audit, nothing is promised. */
export function CertificateCard({ projectId, snapshot, mayCurate }: Props) {
  const [audit] = snapshot.audits
  const done = snapshot.audits.find(({ certificate }) => certificate !== null)
  const going = audit && audit.certificate === null ? audit : null
  return (
    <Card
      title="Certificate"
      meta={done && <TimeAgo at={done.certifiedAt ?? done.createdAt} />}
      actions={
        <AuditDialog projectId={projectId} snapshotId={snapshot.id} rows={snapshot.rows} mayCurate={mayCurate} />
      }
    >
      {done?.certificate ? (
        <Figures certificate={done.certificate} />
      ) : (
        <CardSection>
          <p>No audit, no certificate: nobody has checked a random draw of these labels without seeing them.</p>
          <p className="mt-1 text-12 text-text-3">The card says so too.</p>
        </CardSection>
      )}
      {going && <Going projectId={projectId} snapshotId={snapshot.id} audit={going} mayCurate={mayCurate} />}
    </Card>
  )
}

function Figures({ certificate: { overall, verdict, byLabel } }: { certificate: Certificate }) {
  return (
    <Table label="Label error" fixed>
      <TableHead>
        <TableHeadCell>Of</TableHeadCell>
        <TableHeadCell className="w-28" number>
          Wrong
        </TableHeadCell>
        <TableHeadCell className="w-44 max-sm:w-28" number>
          Error, with 95 % confidence
        </TableHeadCell>
      </TableHead>
      <tbody>
        {[overall, verdict, ...byLabel].map(({ label, wrong, n, bound }) => (
          <TableRow key={label}>
            <TableCell main={label === overall.label}>{label}</TableCell>
            <TableCell number>
              <Num value={wrong} of={n} />
            </TableCell>
            <TableCell number>
              {bound === null ? (
                <Num value={null} reason="No row with this label was drawn" />
              ) : (
                `≤ ${formatNumber(Math.ceil(bound * 1_000) / 1_000, 'percent')}`
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

type GoingProps = { projectId: string; snapshotId: string; audit: AuditView; mayCurate: boolean }

function Going({ projectId, snapshotId, audit, mayCurate }: GoingProps) {
  const certify = useCertify(projectId, snapshotId)
  const left = audit.open + audit.disputed
  return (
    <CardSection title="Audit under way" meta={<TimeAgo at={audit.createdAt} />} className="border-t">
      <RunBar
        name="Rows decided"
        done={audit.size - left}
        total={audit.size}
        detail={`${formatNumber(audit.size - left)} of ${formatNumber(audit.size)} drawn rows decided`}
      />
      {certify.error && <ErrorNote>{certify.error.message}</ErrorNote>}
      <div className="mt-3 flex flex-wrap gap-2">
        <LinkButton href={`/projects/${projectId}/review?queue=${audit.queueId}`}>Review the draw</LinkButton>
        <Button
          icon={<BadgeCheck aria-hidden="true" />}
          pending={certify.isPending}
          disabledReason={
            !mayCurate
              ? 'Curators and owners certify'
              : left > 0
                ? `${formatNumber(left)} rows are not decided yet`
                : undefined
          }
          onClick={() => certify.mutate(audit.id)}
        >
          Certify
        </Button>
      </div>
    </CardSection>
  )
}
