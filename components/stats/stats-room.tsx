'use client'
import type { DuplicatesView, LeakSidesView, LeaksView } from '@/lib/duplicates/schema'
import type { AgreementView } from '@/lib/judges/trust/schema'
import { type Panel, panelHref, panels } from '@/lib/stats/panels/rules'
import type { BalanceView, MeasurementView, PaceView } from '@/lib/stats/schema'
import { type KeptVeil, useVeil } from '../samples/use-veil'
import { VeilButton } from '../samples/veil-button'
import { TabLinks } from '../ui/tab-links'
import { AgreementPanel } from './agreement-panel'
import { ArtefactsPanel } from './artefacts-panel'
import { BalancePanel } from './balance-panel'
import { CopiesPanel } from './copies-panel'
import { CoveragePanel } from './coverage-panel'
import { ErrorsPanel } from './errors-panel'
import { LeakagePanel } from './leakage-panel'
import { Measured } from './measured'
import { PacePanel } from './pace-panel'
import { PersonalPanel } from './personal-panel'
import { TextPanel } from './text-panel'
import { NoSamples } from './no-samples'
import { panelWords } from './words'

type Props = {
  projectId: string
  panel: Panel
  balance: BalanceView
  measurement: MeasurementView
  pace: PaceView | null
  copies: DuplicatesView | null
  leakage: { initial: LeakSidesView; run: string | undefined; found: LeaksView | null } | null
  agreement: AgreementView | null
  kept: KeptVeil
  mayCurate: boolean
}

/** Where samples are read, not only counted. */
const withTexts: readonly Panel[] = ['leakage', 'personal', 'errors']

/** One panel at a time; which one is in the address. */
export function StatsRoom({ projectId, panel, balance, measurement, kept, mayCurate, ...of }: Props) {
  const { dataset } = balance
  const { pace, copies, leakage, agreement } = of
  const { veiled, hides, turn } = useVeil(kept)
  const measured = { projectId, dataset, initial: measurement, mayCurate }
  // What leaked may lie in other datasets.
  const shown = balance.total === 0 && panel !== 'leakage' ? null : panel
  return (
    <>
      <TabLinks
        label="What to look at"
        links={panels.map((each) => ({
          href: panelHref(projectId, each, dataset),
          label: panelWords[each],
          current: each === panel,
        }))}
        end={withTexts.includes(panel) && <VeilButton veiled={veiled} onTurn={turn} />}
      />
      {shown === null && <NoSamples projectId={projectId} />}
      {shown === 'balance' && <BalancePanel {...{ projectId, balance, measurement, mayCurate }} />}
      {shown === 'pace' && pace && <PacePanel {...{ projectId, dataset, pace }} />}
      {shown === 'copies' && copies && <CopiesPanel projectId={projectId} copies={copies} />}
      {shown === 'leakage' && leakage && <LeakagePanel {...{ projectId, balance, mayCurate, hides, ...leakage }} />}
      {shown === 'agreement' && agreement && (
        <AgreementPanel projectId={projectId} dataset={dataset} initial={agreement} />
      )}
      {shown === 'errors' && <ErrorsPanel {...{ projectId, balance, hides, mayCurate }} />}
      {shown === 'coverage' && (
        <>
          {measurement.newest === null && <CoveragePanel projectId={projectId} balance={balance} coverage={null} />}
          <Measured {...measured}>
            {({ coverage }) => <CoveragePanel projectId={projectId} balance={balance} coverage={coverage} />}
          </Measured>
        </>
      )}
      {shown === 'text' && (
        <Measured {...measured}>
          {({ text }, { now }) => <TextPanel projectId={projectId} dataset={dataset} text={text} samples={now} />}
        </Measured>
      )}
      {shown === 'artefacts' && (
        <Measured {...measured}>
          {({ artefacts }) => <ArtefactsPanel projectId={projectId} balance={balance} artefacts={artefacts} />}
        </Measured>
      )}
      {shown === 'personal' && (
        <Measured {...measured}>
          {({ personal }, measurement) => (
            <PersonalPanel
              projectId={projectId}
              dataset={dataset}
              measurement={measurement}
              personal={personal}
              hides={hides}
              mayCurate={mayCurate}
            />
          )}
        </Measured>
      )}
    </>
  )
}
