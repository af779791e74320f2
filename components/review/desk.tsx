'use client'
import { Eye, EyeOff, PanelRight } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { QueueProgress } from '@/lib/review/decision/schema'
import { isVeiled } from '@/lib/review/settings/rules'
import { usualKeys } from '@/lib/review/settings/schema'
import { HeaderActions } from '../shell/header-slot'
import { useRunAct } from '../shell/keys-provider'
import { keepTableChoice } from '../samples/keep-table-choice'
import { Button } from '../ui/button'
import { RunBar } from '../ui/run-bar'
import { BreakReminder, StopButton } from './care'
import { DeskEmpty } from './desk-empty'
import type { DeskStore } from './desk-store'
import { Dock } from './dock'
import { Evidence } from './evidence'
import { JudgesLine } from './judges-line'
import { Notices } from './notices'
import type { Outbox } from './outbox'
import { QueueNumbers } from './queue-numbers'
import { Reading } from './reading'
import { readBack } from './review-query'
import type { ReviewProps } from './review-props'
import { Strip } from './strip'
import { EditDialog, NoteDialog } from './text-dialogs'
import { useDeskState } from './use-desk'
import { useDeskActs } from './use-desk-acts'
import { useDeskKeys } from './use-desk-keys'

type Props = ReviewProps & {
  desk: DeskStore
  outbox: Outbox
  progress: QueueProgress | undefined
  menu: ReactNode
  askNow: () => void
  goPastBudget: () => void
}

/** One sample, one decision: the text, the dock, the last decisions, and the evidence beside them. */
export function Desk({
  projectId,
  dataset,
  queue,
  guidelines,
  settings,
  desk,
  outbox,
  progress,
  menu,
  ...rest
}: Props) {
  const { items, at, stage, revealed, log, empty, failure, decidedHere } = useDeskState(desk)
  const [veilOn, setVeilOn] = useState(rest.veiled)
  const [dialog, setDialog] = useState<'note' | 'edit' | null>(null)
  const [evidence, setEvidence] = useState(false)
  const [label, setLabel] = useState<string | null>(null)
  const runAct = useRunAct()
  const keys = { ...usualKeys, ...settings.keys }
  const shown = items[at] ?? null
  const nameOf = (code: string) => dataset.labels.find((each) => each.code === code)?.name ?? code
  const veil = () => {
    setVeilOn(!veilOn)
    keepTableChoice('assay-veil', veilOn ? 'off' : 'on')
  }
  const acts = useDeskActs(projectId, queue.id, dataset, desk, {
    note: () => setDialog('note'),
    edit: () => setDialog('edit'),
    veil,
    search: () => runAct('palette'),
  })
  useDeskKeys(dataset, stage, keys, acts)
  useAsked(rest.sampleId, projectId, queue.id, desk)

  const sample = shown?.sample ?? null
  const veiled =
    sample !== null &&
    !revealed &&
    (veilOn ||
      isVeiled(settings, { labels: sample.labels, suggested: sample.suggestion?.labels ?? [], blind: queue.blind }))
  const done = (progress?.done ?? 0) + decidedHere
  const left = Math.max(0, (progress?.left ?? 0) - decidedHere)
  const numbers = progress && (
    <QueueNumbers done={done} left={left} atLeast={progress.leftAtLeast} progress={progress} />
  )
  const evidenceOf = sample && (
    <Evidence
      key={sample.id}
      projectId={projectId}
      dataset={dataset}
      sample={sample}
      decided={shown?.decided ?? null}
      curates={rest.curates}
      blind={queue.blind}
      guidelines={guidelines}
      label={label}
      veiled={veiled}
    />
  )
  return (
    <>
      <HeaderActions>
        <span className="flex items-center gap-3.5 whitespace-nowrap text-12 text-text-2">
          <span className="sm:hidden">{menu}</span>
          {numbers}
        </span>
        <span className="flex items-center gap-2 max-sm:hidden">
          <Button
            size="small"
            keys={keys.veil}
            aria-pressed={veilOn}
            onClick={veil}
            icon={veilOn ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          >
            {veilOn ? 'Veil on' : 'Veil off'}
          </Button>
          <Button kind="ghost" size="small" keys="?" onClick={() => runAct('keys')} className="max-lg:hidden">
            Keys
          </Button>
          <Button
            kind="ghost"
            size="small"
            iconOnly
            label="Evidence"
            icon={<PanelRight aria-hidden="true" />}
            aria-expanded={evidence}
            onClick={() => setEvidence(!evidence)}
            className="xl:hidden"
          />
        </span>
      </HeaderActions>
      <RunBar thin name="Queue" done={done} total={done + left || null} />
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          <BreakReminder projectId={projectId} breakMinutes={settings.breakMinutes} />
          <Notices
            outbox={outbox}
            desk={desk}
            dataset={dataset}
            onOpen={(sampleId) => acts.open({ sampleId, queueId: null })}
          />
          {sample ? (
            <>
              <Reading
                sample={sample}
                target={dataset.target}
                veiled={veiled}
                masked={settings.masks && !revealed}
                moreWords={settings.moreWords}
                revealKey={keys.reveal}
                onReveal={acts.reveal}
                onSwipe={(way) => acts[way]()}
              />
              <JudgesLine sample={sample} blind={queue.blind} evidence={evidenceOf} />
              <Dock
                dataset={dataset}
                stage={stage}
                suggestion={sample.suggestion}
                blind={queue.blind}
                keys={keys}
                acts={acts}
                onLabel={setLabel}
              />
            </>
          ) : (
            <div className="flex-1 overflow-y-auto">
              <DeskEmpty
                empty={empty}
                failure={failure}
                queuesHref={`/projects/${projectId}/review/queues?dataset=${dataset.id}`}
                decidedHere={decidedHere}
                onAgain={rest.askNow}
                onPastBudget={rest.goPastBudget}
              />
            </div>
          )}
          <Strip
            log={log}
            undoKey={keys.undo}
            nameOf={nameOf}
            onUndo={acts.undo}
            onOpen={acts.open}
            hides={({ labels }) => veilOn || isVeiled(settings, { labels, suggested: [], blind: queue.blind })}
            end={<StopButton projectId={projectId} />}
          />
        </div>
        {evidenceOf && (
          <aside
            aria-label="Evidence"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className={`focus-inside w-evidence flex-none overflow-y-auto border-l bg-surface-1 max-sm:hidden max-xl:absolute max-xl:top-header max-xl:right-0 max-xl:bottom-0 max-xl:z-30 max-xl:shadow-3 ${evidence ? '' : 'max-xl:hidden'}`}
          >
            {evidenceOf}
          </aside>
        )}
      </div>
      {sample && (
        <NoteDialog
          open={dialog === 'note'}
          onOpenChange={(open) => setDialog(open ? 'note' : null)}
          onSave={desk.note}
        />
      )}
      {sample && dialog === 'edit' && (
        <EditDialog open onOpenChange={() => setDialog(null)} sample={sample} onSave={desk.rewrite} />
      )}
    </>
  )
}

/** A sample that the address names comes first. */
function useAsked(sampleId: string | null, projectId: string, queueId: string, desk: DeskStore) {
  useEffect(() => {
    if (!sampleId || desk.go(sampleId)) return
    let gone = false
    void readBack(projectId, sampleId, queueId)
      .then(([item]) => item && !gone && !desk.go(sampleId) && desk.insert({ ...item, decided: null }))
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [sampleId, projectId, queueId, desk])
}
