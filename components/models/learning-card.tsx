'use client'
import { useMutation } from '@tanstack/react-query'
import { reviewUncertain } from '@/lib/models/actions'
import type { LearningPoint } from '@/lib/models/evaluation/schema'
import type { ModelDetail } from '@/lib/models/schema'
import { queueHref } from '@/lib/review/queue/rules'
import { unwrap } from '../api'
import { UnitSquare } from '../charts/unit-square'
import { Button } from '../ui/button'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { useLeave } from '../use-leave'

/** Would more texts help, and which. */
export function LearningCard({
  projectId,
  model,
  may,
}: {
  projectId: string
  model: ModelDetail
  may: string | undefined
}) {
  const { leaving, go } = useLeave()
  const review = useMutation({
    mutationFn: () => unwrap(reviewUncertain(projectId, { modelId: model.id, take: 50 })),
    onSuccess: ({ id }) => go(queueHref(projectId, id, { dataset: model.datasetId })),
  })
  const known = model.learning.filter((point): point is LearningPoint & { auroc: number } => point.auroc !== null)
  const all = known.at(-1)?.texts ?? 1
  return (
    <Card title="Would more texts help?" meta="AUROC on what it did not see, had it learnt from fewer">
      <CardSection className="flex flex-wrap items-center gap-6">
        {known.length > 1 && (
          <UnitSquare
            as="line"
            caption="Learning curve"
            axes={{ x: 'Share of the texts', y: 'AUROC' }}
            points={known.map(({ texts, auroc }) => ({
              x: texts / all,
              y: auroc,
              tip: `${formatNumber(texts)} texts: ${formatNumber(auroc, 'score')}`,
            }))}
          />
        )}
        <div className="flex max-w-[44ch] flex-col items-start gap-3">
          <p className="text-13 text-text-2">{said(known)}</p>
          <Button disabledReason={may} pending={review.isPending || leaving} onClick={() => review.mutate()}>
            Review what it is unsure of
          </Button>
          <p className="text-12 text-text-3">
            Fifty samples that nobody reviewed: half of them nearest to its threshold, three in ten unsure and like many
            others, two in ten by chance. Train again after.
          </p>
          {review.error && <ErrorNote>{review.error.message}</ErrorNote>}
        </div>
      </CardSection>
    </Card>
  )
}

function said(known: { texts: number; auroc: number }[]) {
  const [half, whole] = [known.at(-2), known.at(-1)]
  if (!half || !whole) return 'The part that was held out is too small to say.'
  const gain = whole.auroc - half.auroc
  const words = `From ${formatNumber(half.texts)} to ${formatNumber(whole.texts)} texts, AUROC went from ${formatNumber(half.auroc, 'score')} to ${formatNumber(whole.auroc, 'score')}.`
  return gain > 0.01
    ? `${words} It still rises: more texts would help.`
    : `${words} It is nearly flat: other texts would help more than more of the same.`
}
