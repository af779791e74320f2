import type { SnapshotDetailView } from '@/lib/snapshots/schema'
import { Card, CardSection } from '../ui/card'
import { CopyButton } from '../ui/copy-button'
import { DefinitionList } from '../ui/definition-list'
import { Num } from '../ui/num'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'
import { leftOutWords } from './words'

/** What a snapshot is: when, by whom, of what, and the hash that names its rows. */
export function SnapshotFacts({ projectId, snapshot }: { projectId: string; snapshot: SnapshotDetailView }) {
  const { summary, policy, contentHash, settings } = snapshot
  return (
    <>
      <Card title="About">
        <CardSection>
          <DefinitionList
            wrap
            rows={[
              { label: 'Rows', value: <Num value={summary && snapshot.rows} reason="Not taken" /> },
              ...(snapshot.pairs > 0 ? [{ label: 'Pairs', value: <Num value={snapshot.pairs} /> }] : []),
              { label: 'Taken', value: <TimeAgo at={snapshot.takenAt ?? snapshot.createdAt} /> },
              { label: 'By', value: snapshot.by },
              { label: 'Policy', value: `${policy.name} v${policy.version}` },
              { label: 'Seed', value: settings.seed },
              ...(snapshot.previous
                ? [
                    {
                      label: 'Before it',
                      value: (
                        <TextLink href={`/projects/${projectId}/snapshots/${snapshot.previous.id}`}>
                          {snapshot.previous.version}
                        </TextLink>
                      ),
                    },
                  ]
                : []),
              ...(summary ? [{ label: 'Why this version', value: summary.versionReason }] : []),
              ...(snapshot.note ? [{ label: 'Note', value: snapshot.note }] : []),
            ]}
          />
        </CardSection>
        {contentHash && summary && (
          <CardSection title="Content hash">
            <div className="flex items-start gap-2">
              <code className="min-w-0 flex-1 break-all font-mono text-12 text-text-2">{contentHash}</code>
              <CopyButton text={contentHash} label="Copy the content hash" />
            </div>
          </CardSection>
        )}
      </Card>
      {summary && (
        <Card title="Left out">
          <CardSection>
            <DefinitionList
              rows={Object.entries(leftOutWords).map(([key, label]) => ({
                label,
                value: <Num value={summary.leftOut[key as keyof typeof leftOutWords]} of={summary.matching} />,
              }))}
            />
          </CardSection>
        </Card>
      )}
    </>
  )
}
