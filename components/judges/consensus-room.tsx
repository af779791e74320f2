'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { siftSamples } from '@/lib/judges/actions'
import { keepWords, ruleWords } from '@/lib/judges/consensus/rules'
import { type ConsensusRule, consensusRules, type Keep, keeps, type SiftView } from '@/lib/judges/consensus/schema'
import type { JudgeView } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { RadioCards } from '../ui/radio-cards'
import { Segmented } from '../ui/segmented'
import { JudgeChoice } from './judge-choice'
import { judgesKey } from './judges-query'
import { SiftPreviewBar } from './sift-preview'
import { SiftList } from './sift-list'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  judges: JudgeView[]
  may: { curate: boolean }
  initial: SiftView[]
}

/** What several judges come to together, and what is done with it. */
export function ConsensusRoom({ projectId, dataset, judges, may, initial }: Props) {
  const client = useQueryClient()
  const answered = judges.filter(({ verdicts, archived }) => !archived && verdicts.read > 0)
  const [picked, setJudges] = useState<string[] | null>(null)
  // Until somebody chooses, all that have answered by now.
  const judgeIds = picked ?? answered.map(({ id }) => id)
  const [rule, setRule] = useState<ConsensusRule>('majority')
  const [keep, setKeep] = useState<Keep>('safe')
  const [review, setReview] = useState(true)
  const [label, setLabel] = useState(false)
  const asked = { dataset: dataset.id, judgeIds, rule, keep }
  const sift = useMutation({
    mutationFn: () => unwrap(siftSamples(projectId, { ...asked, review, label })),
    onSuccess: () => client.invalidateQueries({ queryKey: judgesKey(projectId) }),
  })
  const reason = !may.curate
    ? 'Curators and owners sift samples'
    : judgeIds.length === 0
      ? 'Choose a judge that has answered'
      : undefined
  return (
    <>
      <Card title="Sift by consensus" meta={`of ${dataset.name}`}>
        <CardSection>
          <JudgeChoice
            legend="Judges on the panel"
            judges={answered}
            chosen={judgeIds}
            onChoose={setJudges}
            className="flex flex-wrap gap-x-6 gap-y-2"
          >
            <p className="text-text-2">No judge has answered yet. Run a panel first.</p>
          </JudgeChoice>
        </CardSection>
        <CardSection>
          <Field label="They have come to something when">
            <RadioCards
              columns={2}
              options={consensusRules.map((rule) => ({
                value: rule,
                label: ruleWords[rule].name,
                hint: ruleWords[rule].about,
              }))}
              value={rule}
              onValueChange={(rule) => setRule(rule as ConsensusRule)}
            />
          </Field>
          <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
            <Segmented
              label="What is kept"
              options={keeps.map((keep) => ({ value: keep, label: keepWords[keep] }))}
              value={keep}
              onValueChange={setKeep}
            />
            <Checkbox checked={review} onCheckedChange={setReview}>
              Ties and disagreements go to review
            </Checkbox>
            <Checkbox checked={label} onCheckedChange={setLabel}>
              Samples without a label take the judges’
            </Checkbox>
          </div>
        </CardSection>
        {judgeIds.length > 0 && <SiftPreviewBar projectId={projectId} asked={asked} />}
        {sift.error && <ErrorNote>{sift.error.message}</ErrorNote>}
        <CardFooter>
          <span className="flex-1">The dropped are rejected, not deleted, and a sift can be undone.</span>
          <Button
            kind="filled"
            size="small"
            pending={sift.isPending}
            disabledReason={reason}
            onClick={() => sift.mutate()}
          >
            Sift
          </Button>
        </CardFooter>
      </Card>
      <SiftList projectId={projectId} dataset={dataset.id} initial={initial} mayCurate={may.curate} />
    </>
  )
}
