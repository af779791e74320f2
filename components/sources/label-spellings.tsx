'use client'
import type { Mapping } from '@/lib/sources/mapping/schema'
import type { LabelSighting, PreviewView } from '@/lib/sources/schema'
import { SampleWords } from '../samples/sample-words'
import { Button } from '../ui/button'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Props = { view: PreviewView; onMapping: (mapping: Mapping) => void }

const leave = 'leave:'
const words: Record<LabelSighting['state'], string> = {
  exact: 'Exact',
  confirmed: 'Confirmed',
  ignored: 'Left out',
  suggested: 'Alike, to confirm',
  unknown: 'Unknown',
}

/** Every spelling with what it stands for. Only what is exact counts by itself; the rest a person says. */
export function LabelSpellings({ view: { labels, mapping, policy, looked }, onMapping }: Props) {
  if (labels.length === 0) return null
  const name = (code: string) => policy.labels.find((label) => label.code === code)?.name ?? code
  const confirm = (said: Record<string, string | null>) =>
    onMapping({ ...mapping, confirmed: { ...mapping.confirmed, ...said } })
  const suggested = labels.filter(({ state, suggestions }) => state === 'suggested' && suggestions.length === 1)
  const choices = [
    ...policy.labels.map(({ code, name }) => ({ value: code, label: name })),
    { value: leave, label: 'No label: leave this spelling out' },
  ]
  return (
    <div className="border-t">
      <div className="flex min-h-11 flex-wrap items-center gap-2 px-4 py-2">
        <h3 className="text-13">Spellings of labels</h3>
        <p className="text-12 text-text-3">
          in {looked.all ? 'all' : 'the first'} {formatNumber(looked.rows)} rows
        </p>
        {suggested.length > 1 && (
          <Button
            size="small"
            className="ml-auto"
            onClick={() =>
              confirm(
                Object.fromEntries(suggested.map(({ spelling, suggestions }) => [spelling, suggestions[0] ?? null])),
              )
            }
          >
            Confirm the {suggested.length} alike
          </Button>
        )}
      </div>
      <Table label="Spellings of labels" fixed>
        <TableHead>
          <TableHeadCell>Spelling</TableHeadCell>
          <TableHeadCell className="w-20 max-sm:hidden" number>
            Rows
          </TableHeadCell>
          <TableHeadCell className="w-40 max-sm:w-28">State</TableHeadCell>
          <TableHeadCell className="w-80 max-sm:w-40">Stands for</TableHeadCell>
        </TableHead>
        <tbody>
          {labels.slice(0, 300).map(({ spelling, rows, state, code, suggestions }) => (
            <TableRow key={spelling}>
              <TableCell main wrap>
                <SampleWords text={spelling.slice(0, 200)} terms={[]} />
              </TableCell>
              <TableCell number className="max-sm:hidden">
                {formatNumber(rows)}
              </TableCell>
              <TableCell wrap>{words[state]}</TableCell>
              <TableCell wrap>
                <div className="flex flex-col gap-1.5">
                  <Select
                    label={`“${spelling}” stands for`}
                    size="small"
                    placeholder="Choose a label"
                    value={state === 'ignored' ? leave : (code ?? '')}
                    onValueChange={(value) => confirm({ [spelling]: value === leave ? null : value })}
                    options={choices}
                  />
                  {state === 'suggested' &&
                    suggestions.slice(0, 3).map((code) => (
                      <Button key={code} size="small" onClick={() => confirm({ [spelling]: code })}>
                        Confirm {name(code)}
                      </Button>
                    ))}
                </div>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {labels.length > 300 && (
        <p className="p-4 text-12 text-text-2">
          And {formatNumber(labels.length - 300)} more spellings: is this the column with the labels?
        </p>
      )}
    </div>
  )
}
