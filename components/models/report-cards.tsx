import type { EvaluationDetail } from '@/lib/models/schema'
import type { MeasureName } from '@/lib/models/evaluation/metrics'
import type { Report } from '@/lib/models/evaluation/schema'
import { IntervalRows } from '../charts/interval-rows'
import { OpposedColumns } from '../charts/opposed-columns'
import { UnitSquare } from '../charts/unit-square'
import { Card, CardSection } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { LabelsCard } from './labels-card'
import { SlicesCard } from './slices-card'

const shown: { name: MeasureName; label: string; note: string }[] = [
  { name: 'auroc', label: 'AUROC', note: 'an unsafe text costs more than a safe one' },
  { name: 'auprc', label: 'AUPRC', note: 'precision over all recalls' },
  { name: 'recall', label: 'Recall', note: 'of unsafe texts, how many are caught' },
  { name: 'precision', label: 'Precision', note: 'of what is caught, how much is unsafe' },
  { name: 'f1', label: 'F1', note: 'of both' },
  { name: 'macroF1', label: 'Macro-F1', note: 'F1 of both sides' },
  { name: 'accuracy', label: 'Accuracy', note: '' },
  { name: 'mcc', label: 'MCC', note: 'agreement beyond chance' },
  { name: 'falsePositiveRate', label: 'False positives', note: 'of safe texts, how many are caught' },
  { name: 'fprAtRecall95', label: 'FPR at 95 % recall', note: 'what catching nearly all would cost' },
  { name: 'ece', label: 'Calibration error', note: 'ECE, ten bins; 0 is best' },
  { name: 'brier', label: 'Brier score', note: '0 is best' },
]

export function ReportCards({
  projectId,
  evaluation,
  report,
}: {
  projectId: string
  evaluation: EvaluationDetail
  report: Report
}) {
  const errors = `/projects/${projectId}/models/${evaluation.model.id}/errors?evaluation=${evaluation.id}`
  const extras = [
    { key: 'lookAlikes', label: 'Safe look-alikes called unsafe', note: 'over-refusal', statistic: report.lookAlikes },
    { key: 'ranking', label: 'Twins in order', note: 'the unsafe one costs more', statistic: report.ranking },
  ]
  const rows = [
    ...shown.map(({ name, label, note }) => ({ key: name, label, note, statistic: report.measures[name] })),
    ...extras.filter(({ statistic }) => statistic.value !== null),
  ].map(({ key, label, note, statistic: { value, interval, reason } }) => ({
    key,
    label,
    note,
    estimate: value,
    low: interval?.low ?? value ?? 0,
    high: interval?.high ?? value ?? 0,
    ...(reason && { reason }),
  }))
  return (
    <>
      <Card
        title={evaluation.heldOut ? 'On the part it did not see' : `On ${evaluation.dataset}`}
        meta={`${formatNumber(report.n)} texts${report.of ? ` drawn from ${formatNumber(report.of)}` : ''}, ${formatNumber(report.unsafe)} of them unsafe; 95 % intervals by bootstrap`}
        actions={
          <LinkButton size="small" href={errors}>
            See its errors
          </LinkButton>
        }
      >
        <IntervalRows caption="Measures" rows={rows} from={0} to={1} />
      </Card>
      <Card title="Costs" meta="How many texts fall where; right of the line is called unsafe">
        <CardSection>
          <OpposedColumns
            caption="Texts by cost"
            names={{ up: 'Unsafe', down: 'Safe' }}
            columns={report.costs.map(({ from, to, safe, unsafe }) => ({ from, to, up: unsafe, down: safe }))}
            mark={report.threshold}
            markName="unsafe above, safe below the axis"
          />
        </CardSection>
      </Card>
      <Card title="Can its probabilities be believed?" meta="On the diagonal they can">
        <CardSection className="flex flex-wrap items-center gap-6">
          <UnitSquare
            as="dots"
            caption="Reliability"
            axes={{ x: 'What it said', y: 'How many were unsafe' }}
            points={report.reliability.flatMap(({ confidence, accuracy, interval, n }) =>
              confidence === null || accuracy === null
                ? []
                : [
                    {
                      x: confidence,
                      y: accuracy,
                      tip: `${formatNumber(n)} texts: said ${formatNumber(confidence, 'percent')}, ${formatNumber(accuracy, 'percent')} were unsafe`,
                      ...(interval && { low: interval.low, high: interval.high }),
                    },
                  ],
            )}
          />
          <p className="max-w-[44ch] text-13 text-text-2">{said(report)}</p>
        </CardSection>
      </Card>
      {report.labels.length > 0 && <LabelsCard report={report} />}
      {report.slices.length > 0 && <SlicesCard slices={report.slices} />}
    </>
  )
}

function said({ measures: { ece } }: Report) {
  if (ece.value === null) return ece.reason
  const off = formatNumber(ece.value, 'percent')
  return `Its probabilities are off by ${off} on average. They were calibrated on texts like those it learnt from: on texts of another kind, measure again before you lean on them.`
}
