import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { FieldsTable } from './fields-table'
import { base, type OperationView } from './operations'
import { TryOperation } from './try-operation'

/** One operation: what it does and for whom, what it takes, what it answers, and a way to try it. */
export function OperationDetail({ operation, projectId }: { operation: OperationView; projectId: string }) {
  const { method, path, summary, description, needs, inPath, inQuery, inBody, inAnswer, body } = operation
  return (
    <>
      <Card title={summary} actions={<Chip outlined>{whoMay[needs] ?? needs}</Chip>}>
        <div className="border-b p-4">
          <p className="break-all font-mono text-13">
            <span className="text-text-3">{method}</span> {base}
            {path}
          </p>
          {description && <p className="mt-2 max-w-[640px] text-13 text-text-2">{description}</p>}
        </div>
        {inPath.length > 0 && <FieldsTable label="In the path" rows={inPath} />}
        {inQuery.length > 0 && <FieldsTable label="In the address" rows={inQuery} />}
        {inBody.length > 0 && <FieldsTable label="In the body" rows={inBody} />}
        {body?.kind === 'file' && <p className="px-4 py-3 text-13 text-text-2">The body is the file itself.</p>}
        <div className="border-t p-4 text-13 text-text-2">
          Answers <span className="font-mono text-12 text-text-1">{operation.status}</span> with{' '}
          <span className="font-mono text-12 text-text-1">{operation.answerType}</span>: {operation.statusMeans}.
        </div>
        {inAnswer.length > 0 && <FieldsTable label="In data" rows={inAnswer} />}
      </Card>
      <TryOperation key={operation.id} operation={operation} projectId={projectId} />
    </>
  )
}

const whoMay: Record<string, string> = {
  nothing: 'Anyone',
  enter: 'Any key',
  read: 'Viewers and up',
  review: 'Reviewers and up',
  curate: 'Curators and up',
  manage: 'Owners',
  keep: 'The studio’s keeper',
}
