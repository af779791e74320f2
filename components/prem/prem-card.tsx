import { Card, CardSection } from '../ui/card'
import { CopyButton } from '../ui/copy-button'

type Props = {
  address: string
  /** Whether its keys are of one project or of the whole studio. */
  keysOf: 'project' | 'studio'
}

/** What somebody has to change who has scripts for Prem. */
export function PremCard({ address, keysOf }: Props) {
  const lines = `PREM_AI_BASE_URL=${address}\nPREMAI_API_KEY=assay_…`
  return (
    <Card title="Scripts written for Prem" meta="they run here unchanged">
      <CardSection>
        <div className="mb-1 flex items-center justify-between gap-2">
          <h3 className="text-13 font-medium">Change the address and the key</h3>
          <CopyButton text={lines} label="Copy the two lines" />
        </div>
        <pre className="whitespace-pre-wrap break-all rounded-2 bg-surface-2 p-2 font-mono text-12">{lines}</pre>
        <ul className="mt-3 flex max-w-prose list-disc flex-col gap-1 pl-4 text-13 text-text-2">
          <li>
            {keysOf === 'project'
              ? 'With a key of this project, a script that makes a project gets this one: its datasets come in here, written by the models of its providers.'
              : 'With a key to every project, a script makes a project of its own. It has no provider yet, so the simulator writes its pairs; use the key of a project to have its providers write them.'}
          </li>
          <li>
            Datasets, snapshots, templates, policies and models are ordinary ones. What is fine-tuned here is the local
            classifier, or a model at a provider of the project.
          </li>
          <li>
            Scripts that send no key with their JSON are refused. On your own machine,{' '}
            <code className="font-mono text-12">ASSAY_OPEN_API=1</code> lets them in.
          </li>
        </ul>
      </CardSection>
    </Card>
  )
}
