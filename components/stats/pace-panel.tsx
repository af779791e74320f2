import { samplesHref } from '@/lib/samples/rules'
import type { PaceView } from '@/lib/stats/schema'
import { ChartCard } from '../charts/chart-card'
import { Columns } from '../charts/columns'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'
import { Figures } from './figures'

type Props = { projectId: string; dataset: string; pace: PaceView }

/** How fast people decide. What runs and scripts did is left out. */
export function PacePanel({ projectId, dataset, pace: { days, people, seconds } }: Props) {
  const [first = '', last = ''] = [days[0]?.day, days.at(-1)?.day]
  const hrefOf = (decided: string) => samplesHref(projectId, { decided }, { dataset })
  const all = days.reduce((sum, { decisions }) => sum + decisions, 0)
  return (
    <>
      <ChartCard
        title="Decisions a day"
        meta={`${formatNumber(all)} in thirty days`}
        table={{
          head: ['Day', 'Decisions', 'People'],
          rows: days.map(({ day, decisions, people }) => [day, decisions, people]),
        }}
      >
        <Figures
          figures={[{ key: 'seconds', name: 'Seconds a decision', why: 'median', figure: seconds, as: 'count' }]}
        />
        <Columns
          caption="Decisions by day"
          axis="day"
          every={7}
          columns={days.map(({ day, decisions, people }) => ({
            key: day,
            label: day.slice(5),
            value: decisions,
            href: decisions > 0 ? hrefOf(`${day}/${day}`) : undefined,
            tip: `${day}: ${formatNumber(decisions)} by ${formatNumber(people)} ${people === 1 ? 'person' : 'people'}`,
          }))}
        />
      </ChartCard>
      {people.length === 0 ? (
        <Card title="People" meta="last thirty days">
          <p className="p-4 text-text-2">Nobody decided anything in the last thirty days.</p>
        </Card>
      ) : (
        <ChartCard
          title="People"
          meta="last thirty days"
          table={{
            head: ['Person', 'Decisions', 'Median seconds'],
            rows: people.map(({ name, decisions, medianSeconds }) => [name, decisions, medianSeconds]),
          }}
        >
          <Table label="People and their pace">
            <TableHead>
              <TableHeadCell>Person</TableHeadCell>
              <TableHeadCell number>Decisions</TableHeadCell>
              <TableHeadCell number>Median seconds</TableHeadCell>
            </TableHead>
            <tbody>
              {people.map(({ id, name, decisions, medianSeconds }) => (
                <TableRow key={id}>
                  <TableCell main>{name}</TableCell>
                  <TableCell number>
                    <TextLink href={hrefOf(`${first}/${last}:${id}`)}>
                      <Num value={decisions} />
                    </TextLink>
                  </TableCell>
                  <TableCell number>
                    <Num value={medianSeconds} reason="No decision was timed" />
                  </TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </ChartCard>
      )}
    </>
  )
}
