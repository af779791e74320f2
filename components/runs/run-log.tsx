import type { RunEventView } from '@/lib/runs/schema'
import { Card } from '../ui/card'
import { TimeAgo } from '../ui/time-ago'

export function RunLog({ log }: { log: RunEventView[] }) {
  return (
    <Card title="Log" meta="newest first">
      {log.length === 0 && <p className="p-4 text-text-2">Nothing out of the ordinary so far.</p>}
      <ul>
        {log.map(({ id, level, message, at }) => (
          <li key={id} className="flex items-baseline gap-3 border-b px-4 py-1.5 last:border-b-0">
            <span className="min-w-0 flex-1">
              {level === 'warn' && <strong>Look at this: </strong>}
              {message}
            </span>
            <span className="text-12 text-text-3">
              <TimeAgo at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
