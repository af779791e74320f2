'use client'
import type { WalkLine } from '@/lib/policy/cross-walks/schema'
import { Checkbox } from '../ui/checkbox'
import { Chip } from '../ui/chip'
import { Num } from '../ui/num'
import { Polarity } from '../ui/polarity'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Props = { lines: WalkLine[]; choices: Record<string, string[]>; choose: (code: string, codes: string[]) => void }

/** Code by code, what is to be decided first. */
export function WalkPreviewTable({ lines, choices, choose }: Props) {
  if (lines.length === 0) return <p className="p-4 text-text-2">No sample carries a label of this policy.</p>
  return (
    <Table label="What becomes of the samples" fixed>
      <TableHead>
        <TableHeadCell className="w-[36%]">Label</TableHeadCell>
        <TableHeadCell>Becomes</TableHeadCell>
        <TableHeadCell number className="w-20">
          Samples
        </TableHeadCell>
      </TableHead>
      <tbody>
        {lines.map((line) => (
          <TableRow key={line.code}>
            <TableCell main wrap className="align-top overflow-hidden" title={line.name}>
              <Polarity kind={line.polarity}>{line.name}</Polarity>
            </TableCell>
            <TableCell wrap>
              {line.fate === 'unmapped' && 'Nothing: its samples wait for a person'}
              {line.fate === 'mapped' &&
                line.to.map(({ code, name, lossy }) => <Target key={code} name={name} lossy={lossy} />)}
              {line.fate === 'ambiguous' && (
                <fieldset className="flex flex-col gap-1">
                  <legend className="mb-1 text-12 text-text-3">
                    One or the other. Tick what all of them are, or leave them for a person
                  </legend>
                  {line.to.map(({ code, name }) => {
                    const chosen = choices[line.code] ?? []
                    return (
                      <Checkbox
                        key={code}
                        checked={chosen.includes(code)}
                        onCheckedChange={(on) =>
                          choose(line.code, on ? [...chosen, code] : chosen.filter((other) => other !== code))
                        }
                      >
                        {name}
                      </Checkbox>
                    )
                  })}
                </fieldset>
              )}
              {line.polarityChanges && <span className="block text-12 text-text-3">Its polarity changes</span>}
            </TableCell>
            <TableCell number wrap className="align-top">
              <Num value={line.samples} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function Target({ name, lossy }: { name: string; lossy: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      {name} {lossy && <Chip outlined>Lossy</Chip>}
    </span>
  )
}
