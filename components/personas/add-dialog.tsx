'use client'
import { Dialog } from '../ui/dialog'
import { Tabs } from '../ui/tabs'
import { AddFile } from './add-file'
import { AddPasted } from './add-pasted'
import { AddStarters } from './add-starters'

export type Way = 'paste' | 'file' | 'starters'
type Props = { projectId: string; way: Way; groups: string[]; change: (way: Way) => void; close: () => void }

export function AddDialog({ projectId, way, groups, change, close }: Props) {
  const given = { projectId, groups, close }
  return (
    <Dialog
      title="Add personas"
      description="Whoever is there already is found first and not added again."
      size="large"
      open
      onOpenChange={(open) => !open && close()}
    >
      <Tabs
        label="Where from"
        value={way}
        onValueChange={(value) => change(value === 'file' || value === 'starters' ? value : 'paste')}
        parts={[
          { value: 'paste', label: 'Paste', content: <AddPasted {...given} /> },
          { value: 'file', label: 'File', content: <AddFile {...given} /> },
          { value: 'starters', label: 'Starters', content: <AddStarters projectId={projectId} close={close} /> },
        ]}
      />
    </Dialog>
  )
}
