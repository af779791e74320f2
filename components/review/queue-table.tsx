import Link from 'next/link'
import { builtInWords, queueHref } from '@/lib/review/queue/rules'
import { builtIns, type BuiltIn, type QueueSummary } from '@/lib/review/queue/schema'
import { Chip } from '../ui/chip'
import { formatNumber } from '../ui/format-number'
import { RunBar } from '../ui/run-bar'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'
import { leftWords } from './left-words'

type Props = { projectId: string; dataset: string; queues: readonly QueueSummary[]; curates: boolean }

/** Every queue: what it is, how far it is, and the way in. */
export function QueueTable({ projectId, dataset, queues, curates }: Props) {
  return (
    <Table label="Queues" fixed>
      <TableHead>
        <TableHeadCell>Queue</TableHeadCell>
        <TableHeadCell className="w-52 max-md:hidden">Done</TableHeadCell>
        <TableHeadCell number className="w-36">
          Left
        </TableHeadCell>
        {curates && (
          <TableHeadCell number className="w-28 max-sm:hidden">
            Disagreements
          </TableHeadCell>
        )}
        {curates && (
          <TableHeadCell hidden className="w-20 max-sm:hidden">
            More
          </TableHeadCell>
        )}
      </TableHead>
      <tbody>
        {queues.map((queue) => (
          <TableRow key={queue.key}>
            <TableCell main wrap>
              <span className="flex flex-wrap items-center gap-2">
                <Link href={queueHref(projectId, queue.key, { dataset })} className="hover:underline">
                  {queue.name}
                </Link>
                {queue.blind && <Chip outlined>Blind</Chip>}
                {queue.overlap > 1 && <Chip outlined>{queue.overlap} people each</Chip>}
                {queue.mine && <Chip outlined>For you</Chip>}
              </span>
              <span className="block text-12 font-normal text-text-3">{aboutOf(queue)}</span>
            </TableCell>
            <TableCell className="max-md:hidden">
              {queue.done + queue.left > 0 ? (
                <RunBar
                  name={`${queue.name}, done`}
                  done={queue.done}
                  total={queue.done + queue.left || null}
                  detail={`${formatNumber(queue.done)} of ${queue.leftAtLeast ? 'over ' : ''}${formatNumber(queue.done + queue.left)}`}
                />
              ) : (
                '–'
              )}
            </TableCell>
            <TableCell number>{leftWords(queue)}</TableCell>
            {curates && (
              <TableCell number className="max-sm:hidden">
                {queue.disputed > 0 ? (
                  <TextLink href={`/projects/${projectId}/review/disputes?dataset=${dataset}&queue=${queue.id}`}>
                    {formatNumber(queue.disputed)}
                  </TextLink>
                ) : (
                  '–'
                )}
              </TableCell>
            )}
            {curates && (
              <TableCell className="max-sm:hidden">
                {queue.id && <TextLink href={`/projects/${projectId}/review/queues/${queue.id}`}>People</TextLink>}
              </TableCell>
            )}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const kinds: Record<string, string> = {
  view: 'A saved view',
  review: 'Made for people',
  calibration: 'To compare judges with people',
  audit: 'An audit: drawn at random, decided unseen',
  'label-errors': 'Labels that are likely wrong',
  'model-errors': 'What a model gets wrong',
}
const isBuiltIn = (key: string): key is BuiltIn => builtIns.some((each) => each === key)
const aboutOf = ({ key, kind }: QueueSummary) => (isBuiltIn(key) ? builtInWords[key][1] : (kinds[kind] ?? kind))
