import type { JudgeView } from '@/lib/judges/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'

/** Every version there was; verdicts belong to the one that gave them. */
export function JudgeVersions({
  projectId,
  versions,
  current,
}: {
  projectId: string
  versions: JudgeView[]
  current: string
}) {
  return (
    <Card title="Versions" meta={versions.length}>
      <ul className="divide-y">
        {versions.map(({ id, version, createdAt, verdicts }) => (
          <li key={id} className="flex h-9 items-center gap-2 px-4">
            <TextLink href={`/projects/${projectId}/judges/${id}`} aria-current={id === current ? 'page' : undefined}>
              Version {version}
            </TextLink>
            <span className="flex-1 text-12 text-text-3">{formatNumber(verdicts.read)} read</span>
            <span className="text-12 text-text-3">
              <TimeAgo at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
