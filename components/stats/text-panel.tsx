import { samplesHref } from '@/lib/samples/rules'
import { filterBehindLength } from '@/lib/stats/behind/rules'
import type { Bin, TextMeasures } from '@/lib/stats/schema'
import { BalanceBars } from '../charts/balance-bars'
import { ChartCard } from '../charts/chart-card'
import { Columns } from '../charts/columns'
import { formatNumber } from '../ui/format-number'
import { Figures } from './figures'
import { languageName } from './words'

type Props = { projectId: string; dataset: string; text: TextMeasures; samples: number }

export function TextPanel({ projectId, dataset, text, samples }: Props) {
  const { characters, tokens } = text
  const { bins } = characters
  return (
    <>
      <ChartCard
        title="Variety"
        meta={`${formatNumber(tokens.n)} texts drawn by lot, always the same ones`}
        table={{
          head: ['Figure', 'Value', 'n'],
          rows: varietyOf(text).map(({ name, figure }) => [name, figure.value, figure.n]),
        }}
      >
        <Figures figures={varietyOf(text)} />
      </ChartCard>
      <ChartCard
        title="Length in characters"
        meta={`median ${formatNumber(characters.median)}, mean ${formatNumber(Math.round(characters.mean))}, longest ${formatNumber(characters.most)}`}
        table={tableOf(bins, 'characters')}
      >
        <Columns
          caption="Samples by length in characters"
          axis="characters"
          labelsAt="start"
          columns={bins.map((bin, at) => ({
            ...columnOf(bin, 'characters', at === bins.length - 1),
            href: bin.count > 0 ? samplesHref(projectId, filterBehindLength(bins, at), { dataset }) : undefined,
          }))}
        />
      </ChartCard>
      <ChartCard
        title="Length in tokens"
        meta={`median ${formatNumber(tokens.median)}, o200k tokens, n = ${formatNumber(tokens.n)}`}
        table={tableOf(tokens.bins, 'tokens')}
      >
        <Drawn n={tokens.n}>Tokens depend on the model that reads them and are not kept</Drawn>
        <Columns
          caption="Texts by length in tokens"
          axis="tokens"
          labelsAt="start"
          columns={tokens.bins.map((bin, at) => columnOf(bin, 'tokens', at === tokens.bins.length - 1))}
        />
      </ChartCard>
      <ChartCard
        title="Languages"
        meta={`${text.languages[0]?.found === 'detected' ? 'as they look' : 'as given'}, n = ${formatNumber(text.languagesOf)}`}
        table={{ head: ['Language', 'Texts'], rows: text.languages.map(({ language, count }) => [language, count]) }}
      >
        {text.languages[0]?.found === 'detected' && (
          <Drawn n={text.languagesOf}>No sample says its language. What it looks like is a guess and is not kept</Drawn>
        )}
        <BalanceBars
          caption="Texts by language"
          rows={text.languages.slice(0, 20).map(({ language, count, found }) => ({
            key: language,
            label: language ? languageName(language) : 'Too short to tell',
            value: count,
            ...(found === 'given' && { href: samplesHref(projectId, { language: [language] }, { dataset }) }),
          }))}
        />
      </ChartCard>
      <ChartCard
        title="How texts begin"
        meta={`three words, of ${formatNumber(text.openingsOf)} texts; opens all that have them anywhere`}
        table={{ head: ['Words', 'Texts'], rows: text.openings.map(({ words, count }) => [words, count]) }}
      >
        {text.openings.length === 0 ? (
          <p className="p-4 text-text-2">No two of {formatNumber(samples)} texts begin with the same three words.</p>
        ) : (
          <BalanceBars
            caption="Texts by their first three words"
            rows={text.openings.map(({ words, count }) => ({
              key: words,
              label: words,
              value: count,
              href: samplesHref(projectId, { text: `"${words}"` }, { dataset }),
            }))}
          />
        )}
      </ChartCard>
    </>
  )
}

/** Why nothing stands behind a mark. */
function Drawn({ n, children }: { n: number; children: string }) {
  return (
    <p className="px-4 pt-3 text-12 text-text-3">
      {children}: these are {formatNumber(n)} texts drawn by lot, and a bar opens nothing.
    </p>
  )
}

const varietyOf = ({ distinct, selfBleu, compression, tokenBudget }: TextMeasures) => [
  ...distinct.map(({ n, figure }) => ({
    key: `distinct-${n}`,
    name: `Distinct-${n}`,
    why: `in ${formatNumber(tokenBudget)} words at most`,
    figure,
  })),
  ...selfBleu.slice(-1).map(({ n, figure }) => ({
    key: `self-bleu-${n}`,
    name: `Self-BLEU-${n}`,
    why: 'less is more varied',
    figure,
  })),
  { key: 'compression', name: 'Compression ratio', why: 'more is more alike', figure: compression },
]

const columnOf = ({ from, until, count }: Bin, unit: string, last: boolean) => ({
  key: String(from),
  label: formatNumber(from),
  value: count,
  tip: `${formatNumber(from)}${last ? ' or more' : ` to ${formatNumber(until - 1)}`} ${unit}: ${formatNumber(count)}`,
})

const tableOf = (bins: readonly Bin[], unit: string) => ({
  head: [`From (${unit})`, 'Texts'],
  rows: bins.map(({ from, count }) => [String(from), count]),
})
