import type { SampleFilter } from '@/lib/samples/filter/schema'
import { samplesHref } from '@/lib/samples/rules'
import type { BalanceView, Measures } from '@/lib/stats/schema'
import { ChartCard } from '../charts/chart-card'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'
import { Figures } from './figures'

type Props = { projectId: string; balance: BalanceView; artefacts: Measures['artefacts'] }

/** What predicts a label without having anything to do with it: a model would learn it first. */
export function ArtefactsPanel({ projectId, balance, artefacts }: Props) {
  const labelOf = (code: string) => balance.by.label.find(({ key }) => key === code)
  const { words, tests, of } = artefacts
  const behind = (filter: SampleFilter) => samplesHref(projectId, filter, { dataset: balance.dataset })
  return (
    <>
      <ChartCard
        title="How origin goes with the label"
        meta="Cramér’s V: 0 not at all, 1 wholly"
        table={{
          head: ['Origin', 'V', 'n'],
          rows: origins(artefacts).map(({ name, figure }) => [name, figure.value, figure.n]),
        }}
      >
        <Figures figures={origins(artefacts)} />
      </ChartCard>
      <ChartCard
        title="Words that give a label away"
        meta={`of ${formatNumber(of)} labelled texts, ${formatNumber(tests)} pairs tried, p < 0.05 after Bonferroni`}
        table={{
          head: ['Word', 'Label', 'Texts with it', 'of them this label', 'z'],
          rows: words.map(({ word, label, n, hits, z }) => [
            word,
            labelOf(label)?.name ?? label,
            n,
            hits,
            z.toFixed(1),
          ]),
        }}
      >
        {words.length === 0 ? (
          <p className="p-4 text-text-2">No word stands out. A model would have to read the texts.</p>
        ) : (
          <Table label="Words that give a label away" fixed>
            <TableHead>
              <TableHeadCell className="w-1/5">Word</TableHeadCell>
              <TableHeadCell>Label</TableHeadCell>
              <TableHeadCell number className="w-1/6 max-sm:w-20">
                Texts with it
              </TableHeadCell>
              <TableHeadCell number className="w-1/6 max-sm:w-20">
                Of this label
              </TableHeadCell>
              <TableHeadCell number className="w-24 max-sm:hidden">
                z
              </TableHeadCell>
            </TableHead>
            <tbody>
              {words.map(({ word, label, n, hits, z }) => (
                <TableRow key={`${word} ${label}`}>
                  <TableCell main>
                    <TextLink href={behind({ text: `"${word}"` })}>{word}</TextLink>
                  </TableCell>
                  <TableCell>
                    <Polarity kind={labelOf(label)?.kind ?? 'none'}>{labelOf(label)?.name ?? label}</Polarity>
                  </TableCell>
                  <TableCell number>
                    <TextLink href={behind({ text: `"${word}"` })} aria-label={`${formatNumber(n)} texts with ${word}`}>
                      {formatNumber(n)}
                    </TextLink>
                  </TableCell>
                  <TableCell number>
                    <TextLink href={behind({ text: `"${word}"`, labels: [label] })}>
                      {formatNumber(hits / n, 'percent')}
                    </TextLink>
                  </TableCell>
                  <TableCell number className="max-sm:hidden">
                    {z.toFixed(1)}
                  </TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        )}
      </ChartCard>
    </>
  )
}

const origins = ({ sources, languages, models }: Measures['artefacts']) => [
  { key: 'sources', name: 'Source', why: 'with the label', figure: sources },
  { key: 'languages', name: 'Language', why: 'with the label', figure: languages },
  { key: 'models', name: 'Writing model', why: 'with the label', figure: models },
]
