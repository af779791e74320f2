'use client'
import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import {
  type ExportColumn,
  type Format,
  formatInfo,
  formatKeys,
  frozenColumns,
  exportColumns,
  type LabelForm,
  labelForms,
  type Split,
  splits,
  usualColumns,
} from '@/lib/snapshots/export/schema'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { useToast } from '../ui/toast'
import { Choices } from './choices'
import { useDownload } from './use-download'
import { labelFormWords, splitWords } from './words'

type From = { snapshotId: string; version: string } | { dataset: string; filter: SampleFilter }
type Props = { projectId: string; from: From; title: string; trigger: ReactNode; format?: Format }

/** What to take out, in which shape, and what for. */
export function DownloadDialog({ projectId, from, title, trigger, format: first }: Props) {
  const frozen = 'snapshotId' in from
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [format, setFormat] = useState<Format>(first ?? (frozen ? 'parquet' : 'csv-safe'))
  const [columns, setColumns] = useState<readonly ExportColumn[]>(usualColumns)
  const [labels, setLabels] = useState<LabelForm>('codes')
  const [chosenSplits, setSplits] = useState<readonly Split[]>(splits)
  const [reason, setReason] = useState('')
  const download = useDownload(projectId, ({ name }) => {
    setOpen(false)
    toast(`${name} is on its way`)
  })
  const info = formatInfo(format)
  const offered = exportColumns.filter((column) => frozen || !frozenColumns.includes(column))
  const chosen = columns.filter((column) => offered.includes(column))
  const missing =
    info.columns && chosen.length === 0
      ? 'Choose a column'
      : frozen && chosenSplits.length === 0
        ? 'Choose a split'
        : reason.trim().length < 3
          ? 'Say what it is for'
          : null
  const send = () =>
    download.mutate({
      format,
      reason,
      ...(info.columns && { columns: [...chosen], labels }),
      ...('snapshotId' in from
        ? { snapshotId: from.snapshotId, ...(chosenSplits.length < 3 && { splits: [...chosenSplits] }) }
        : { dataset: from.dataset, filter: from.filter }),
    })
  return (
    <Dialog
      title={title}
      description={
        frozen
          ? 'The same bytes each time, on any machine. Who takes it and what for is written down.'
          : 'Live: the samples as they are at this moment. A snapshot gives the same file each time. Who takes it and what for is written down.'
      }
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      footer={
        <Button
          kind="filled"
          icon={<Download aria-hidden="true" />}
          pending={download.isPending}
          disabledReason={missing}
          onClick={send}
        >
          Download
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Format" hint={info.hint}>
          <Select
            value={format}
            onValueChange={(value) => setFormat(formatKeys.find((key) => key === value) ?? format)}
            options={formatKeys
              .filter((key) => frozen || !formatInfo(key).frozen)
              .map((key) => ({ value: key, label: formatInfo(key).name, hint: `.${formatInfo(key).extension}` }))}
          />
        </Field>
        {frozen && (
          <Choices
            legend="Splits"
            options={splits}
            chosen={chosenSplits}
            onChosen={setSplits}
            wordOf={(split) => splitWords[split]}
          />
        )}
        {info.columns && (
          <>
            <div className="flex flex-col gap-1.5">
              <span className="text-13 font-medium">Labels as</span>
              <Segmented
                label="Labels as"
                value={labels}
                onValueChange={setLabels}
                options={labelForms.map((value) => ({ value, label: labelFormWords[value] }))}
              />
            </div>
            <Choices legend="Columns" options={offered} chosen={chosen} onChosen={setColumns} wordOf={(name) => name} />
          </>
        )}
        <Field label="What is it for?" hint="Kept in the audit log with your name.">
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {download.error && <ErrorNote>{download.error.message}</ErrorNote>}
      </div>
    </Dialog>
  )
}
