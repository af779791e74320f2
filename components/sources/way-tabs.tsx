'use client'
import { Segmented } from '../ui/segmented'
import type { Way } from './use-wizard-address'

const options: { value: Way; label: string }[] = [
  { value: 'files', label: 'Files' },
  { value: 'paste', label: 'Pasted text' },
  { value: 'hub', label: 'Hub dataset' },
  { value: 'pages', label: 'Web pages' },
  { value: 'documents', label: 'Documents' },
]

export function WayTabs({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  return (
    <div className="overflow-x-auto border-b px-4 py-3">
      <Segmented label="How it comes in" options={options} value={way} onValueChange={onChange} />
    </div>
  )
}
