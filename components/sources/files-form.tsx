'use client'
import { DropZone } from './drop-zone'

type Props = { onFiles: (files: { name: string; body: Blob; kind: 'file' }[]) => void }

export function FilesForm({ onFiles }: Props) {
  return (
    <div className="p-4">
      <DropZone onFiles={(files) => onFiles(files.map((body) => ({ name: body.name, body, kind: 'file' })))}>
        Or drop them here: CSV, TSV, JSON, JSON Lines, YAML or Parquet, each plain, in .gz or in a .zip. Nothing is
        written before you start.
      </DropZone>
    </div>
  )
}
