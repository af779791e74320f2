'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeJudge, createJudge } from '@/lib/judges/actions'
import { sameSettings } from '@/lib/judges/rules'
import type { JudgeChoices, JudgeSettings, JudgeView } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { useLeave } from '../use-leave'
import { ClassifierFields } from './classifier-fields'
import { judgesKey } from './judges-query'
import { ModelFields } from './model-fields'
import { RulesFields } from './rules-fields'
import { newSettings } from './new-settings'
import { TryOut } from './try-out'

type Props = { projectId: string; choices: JudgeChoices; judge: JudgeView | null; mayCurate: boolean }

/** What a judge is made of. Saving a change makes the next version; what the earlier one said stays its own. */
export function JudgeEditor({ projectId, choices, judge, mayCurate }: Props) {
  const { leaving, go } = useLeave()
  const client = useQueryClient()
  const [name, setName] = useState(judge?.name ?? '')
  const [policyVersionId, setPolicy] = useState(judge?.policy.versionId ?? choices.dataset.policyVersionId)
  const [settings, setSettings] = useState<JudgeSettings>(judge?.settings ?? newSettings('model', choices))
  const labels = choices.policies.find(({ versionId }) => versionId === policyVersionId)?.labels ?? []
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        judge
          ? changeJudge(projectId, { judgeId: judge.id, version: judge.version, policyVersionId, settings })
          : createJudge(projectId, { name, policyVersionId, settings }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: judgesKey(projectId) })
      go(judge ? `/projects/${projectId}/judges/${id}` : `/projects/${projectId}/judges?dataset=${choices.dataset.id}`)
    },
  })
  const same = judge && policyVersionId === judge.policy.versionId && sameSettings(settings, judge.settings)
  const reason = mayCurate
    ? same
      ? 'Nothing is changed'
      : undefined
    : 'Curators and owners change judges, and only their latest version'
  return (
    <>
      <Card title={judge ? 'What it is made of' : 'A new judge'}>
        <CardSection>
          <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
            {!judge && (
              <Field label="Name" required>
                <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoFocus />
              </Field>
            )}
            <Field label="Policy" hint="Its labels are what the judge may answer">
              <Select
                options={choices.policies.map(({ versionId, name, number }) => ({
                  value: versionId,
                  label: `${name} v${number}`,
                }))}
                value={policyVersionId}
                onValueChange={setPolicy}
              />
            </Field>
          </div>
          <div className="mt-4">
            <Segmented
              label="Who judges"
              options={[
                { value: 'model' as const, label: 'A model' },
                { value: 'rules' as const, label: 'Words and patterns' },
                ...(choices.trained.length > 0 ? [{ value: 'classifier' as const, label: 'Trained here' }] : []),
              ]}
              value={settings.kind}
              onValueChange={(kind) => kind !== settings.kind && setSettings(newSettings(kind, choices))}
            />
          </div>
        </CardSection>
        <CardSection>
          {settings.kind === 'model' ? (
            <ModelFields settings={settings} models={choices.models} labels={labels} onChange={setSettings} />
          ) : settings.kind === 'rules' ? (
            <RulesFields settings={settings} labels={labels} onChange={setSettings} />
          ) : (
            <ClassifierFields settings={settings} trained={choices.trained} onChange={setSettings} />
          )}
        </CardSection>
        {save.error && <ErrorNote>{save.error.message}</ErrorNote>}
        <CardFooter>
          <span className="flex-1">
            {judge ? `Saving makes version ${judge.version + 1}.` : 'It answers nothing until you run a panel.'}
          </span>
          <Button
            kind="filled"
            size="small"
            pending={save.isPending || leaving}
            disabledReason={reason ?? (!judge && name.trim() === '' ? 'Give it a name' : undefined)}
            onClick={() => save.mutate()}
          >
            {judge ? 'Save' : 'Make the judge'}
          </Button>
        </CardFooter>
      </Card>
      <TryOut
        projectId={projectId}
        dataset={choices.dataset}
        policyVersionId={policyVersionId}
        settings={settings}
        mayCurate={mayCurate || judge !== null}
      />
    </>
  )
}
