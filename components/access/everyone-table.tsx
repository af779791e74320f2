import { Chip } from '@/components/ui/chip'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { PersonView } from '@/lib/access/list-people'
import { PersonCell } from './people-table'
import { PersonActs } from './person-acts'

export function EveryoneTable({ people }: { people: PersonView[] }) {
  const keepers = people.filter(({ keeper, disabled }) => keeper && !disabled).length
  return (
    <Table label="Everyone here">
      <TableHead>
        <TableHeadCell>Person</TableHeadCell>
        <TableHeadCell>Projects</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Last seen</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableCell main wrap>
              <PersonCell {...person} />
            </TableCell>
            <TableCell wrap>
              <div className="flex flex-wrap gap-1">
                {person.keeper && <Chip>Keeper of the installation</Chip>}
                {person.projects.map(({ id, name, role }) => (
                  <Chip key={id} outlined>
                    {name}, {role}
                  </Chip>
                ))}
                {person.projects.length === 0 && !person.keeper && 'None'}
              </div>
            </TableCell>
            <TableCell className="max-sm:hidden">
              {person.lastSeenAt ? <TimeAgo at={person.lastSeenAt} /> : 'Not yet'}
            </TableCell>
            <TableCell className="text-right">
              <PersonActs person={person} keepers={keepers} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
