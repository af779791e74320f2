'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { queueHref } from '@/lib/review/queue/rules'
import { builtIns } from '@/lib/review/queue/schema'
import { Button } from '../ui/button'
import { Menu, MenuDivider, MenuHeading, MenuLink } from '../ui/menu'
import { leftWords } from './left-words'
import { queuesQuery } from './review-query'

type Props = { projectId: string; dataset: string; name: string; current: string }

/** Which queue this is, and the way to the others. */
export function QueueMenu({ projectId, dataset, name, current }: Props) {
  const [asked, setAsked] = useState(false)
  const { data = [] } = useQuery({ ...queuesQuery(projectId, dataset), enabled: asked })
  const own = builtIns.map(String)
  const groups = [
    { name: 'Always there', queues: data.filter(({ key }) => own.includes(key)) },
    { name: 'Saved views', queues: data.filter(({ key }) => key.startsWith('view:')) },
    {
      name: 'Made for people',
      queues: data.filter(
        ({ key, left, disputed }) => !own.includes(key) && !key.startsWith('view:') && left + disputed > 0,
      ),
    },
  ].filter(({ queues }) => queues.length > 0)
  return (
    <Menu
      trigger={
        <Button
          size="small"
          icon={<ListFilter aria-hidden="true" className="size-3.5" />}
          onPointerEnter={() => setAsked(true)}
          onFocus={() => setAsked(true)}
          className="max-w-56"
        >
          <span className="truncate">{name}</span>
          <ChevronDown aria-hidden="true" className="size-3.5 text-text-3" />
        </Button>
      }
    >
      {groups.map(({ name, queues }) => (
        <div key={name}>
          <MenuHeading>{name}</MenuHeading>
          {queues.map((queue) => (
            <MenuLink
              key={queue.key}
              href={queueHref(projectId, queue.key, { dataset })}
              current={queue.key === current || queue.id === current}
              hint={leftWords(queue)}
            >
              {queue.name}
            </MenuLink>
          ))}
        </div>
      ))}
      {groups.length > 0 && <MenuDivider />}
      <MenuLink href={`/projects/${projectId}/review/queues?dataset=${dataset}`}>All queues</MenuLink>
      <MenuLink href={`/projects/${projectId}/review/me?dataset=${dataset}`}>How I review</MenuLink>
    </Menu>
  )
}
