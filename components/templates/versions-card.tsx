'use client'
import Link from 'next/link'
import { compareBodies } from '@/lib/templates/diff/rules'
import type { TemplateBody, TemplateDetail } from '@/lib/templates/schema'
import { Button } from '../ui/button'
import { Card, CardSection } from '../ui/card'
import { TimeAgo } from '../ui/time-ago'
import { VersionDiff } from './version-diff'

type Props = {
  projectId: string
  template: TemplateDetail
  compare: [number, number] | null
  use: (body: TemplateBody) => void
}

/** What the template said before, and what changed. Which two are compared is in the address. */
export function VersionsCard({ projectId, template, compare, use }: Props) {
  const at = `/projects/${projectId}/templates/${template.id}`
  const version = (number: number | undefined) => template.versions.find((each) => each.number === number)
  const [before, after] = [version(compare?.[0]), version(compare?.[1])]
  return (
    <Card title="Versions" meta={template.versions.length}>
      <ul>
        {template.versions.map(({ number, note, by, createdAt, body }) => (
          <li key={number} className="flex min-h-row items-center gap-2 border-b px-4 py-1 last:border-b-0">
            <span className="w-6 tabular-nums">v{number}</span>
            <span className="min-w-0 flex-1">
              <span className="block truncate text-text-2">{note || 'No note'}</span>
              <span className="block truncate text-12 text-text-3">
                {by}
                {createdAt && (
                  <>
                    , <TimeAgo at={createdAt} />
                  </>
                )}
              </span>
            </span>
            {number > 1 && (
              <Link
                href={`${at}?compare=${number - 1}-${number}`}
                scroll={false}
                className="text-12 text-accent-text hover:underline"
              >
                What changed
                <span className="sr-only"> in version {number}</span>
              </Link>
            )}
            {number !== template.version && (
              <Button size="small" kind="ghost" onClick={() => use(body)} aria-label={`Edit from version ${number}`}>
                Edit from
              </Button>
            )}
          </li>
        ))}
      </ul>
      {before && after && (
        <CardSection title={`From version ${before.number} to ${after.number}`}>
          <VersionDiff fields={compareBodies(before.body, after.body)} />
        </CardSection>
      )}
    </Card>
  )
}
