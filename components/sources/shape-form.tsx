'use client'
import { encoding, type FileShape, fileKinds } from '@/lib/sources/read/schema'
import type { PreviewFile } from '@/lib/sources/schema'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { encodingWords, fileKindWords, packingWords } from './words'

type Props = {
  file: PreviewFile
  named: boolean
  onShape: (shape: FileShape) => void
  onLeaveOut: () => void
}

const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe' },
]

export function ShapeForm({ file: { entry, packing, shape }, named, onShape, onLeaveOut }: Props) {
  const known = delimiters.some(({ value }) => value === shape.delimiter)
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      {named && (
        <legend className="mb-2 flex w-full items-center gap-3 font-medium wrap-anywhere">
          <bdi>{entry}</bdi>
          <Button size="small" kind="ghost" onClick={onLeaveOut}>
            Leave it out
          </Button>
        </legend>
      )}
      <div className="grid grid-cols-4 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
        <Field label="Kind" hint={packing === 'none' ? undefined : packingWords[packing]}>
          <Select
            value={shape.kind}
            onValueChange={(kind) => onShape({ ...shape, kind: fileKinds.find((each) => each === kind) ?? shape.kind })}
            options={fileKinds.map((kind) => ({ value: kind, label: fileKindWords[kind] }))}
          />
        </Field>
        {shape.kind !== 'parquet' && (
          <Field label="Encoding" hint={shape.mark > 0 ? 'told by its first bytes' : undefined}>
            <Select
              value={shape.encoding}
              onValueChange={(value) =>
                onShape({
                  ...shape,
                  mark: 0,
                  encoding: encoding.options.find((each) => each === value) ?? shape.encoding,
                })
              }
              options={encoding.options.map((value) => ({ value, label: encodingWords[value] }))}
            />
          </Field>
        )}
        {shape.kind === 'csv' && (
          <>
            <Field label="Delimiter">
              <Select
                value={shape.delimiter}
                onValueChange={(delimiter) => onShape({ ...shape, delimiter })}
                options={
                  known ? delimiters : [...delimiters, { value: shape.delimiter, label: `“${shape.delimiter}”` }]
                }
              />
            </Field>
            <Field label="Header">
              <Select
                value={Array.isArray(shape.header) ? 'named' : shape.header}
                onValueChange={(value) => onShape({ ...shape, header: value === 'none' ? 'none' : 'first-row' })}
                options={[
                  { value: 'first-row', label: 'The first row' },
                  { value: 'none', label: 'There is none' },
                  ...(Array.isArray(shape.header) ? [{ value: 'named', label: 'Named' }] : []),
                ]}
              />
            </Field>
          </>
        )}
      </div>
      {shape.kind === 'csv' && (
        <Checkbox checked={shape.quoted} onCheckedChange={(quoted) => onShape({ ...shape, quoted })}>
          Quotation marks hold cells together
        </Checkbox>
      )}
    </fieldset>
  )
}
