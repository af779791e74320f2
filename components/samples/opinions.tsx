import type { SampleView } from '@/lib/samples/schema'
import { NearCopies } from '../duplicates/near-copies'
import { PanelSection } from './sample-body'
import { Copies, Verdicts } from './sample-facts'

/** What judges say of a sample, and under which labels nearly the same text stands elsewhere; nothing of it to whoever is deciding it unseen. */
export function Opinions({ projectId, sample, veiled }: { projectId: string; sample: SampleView; veiled: boolean }) {
  if (sample.unseen)
    return (
      <PanelSection title="Hidden">
        <p className="text-12 text-text-2">
          You are deciding this one in a blind queue. Its label, verdicts and history show here when you have.
        </p>
      </PanelSection>
    )
  return (
    <>
      <Verdicts verdicts={sample.verdicts} names={sample.names} />
      <NearCopies projectId={projectId} sampleId={sample.id} veiled={veiled}>
        <Copies projectId={projectId} copies={sample.copies} names={sample.names} />
      </NearCopies>
    </>
  )
}
