'use client'
import { Box } from 'lucide-react'
import { useState } from 'react'
import type { DatasetInfo } from '@/lib/samples/schema'
import { settingsAddress } from '@/lib/snapshots/taking/rules'
import type { PreviewView, SnapshotSettings } from '@/lib/snapshots/schema'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { FilterWords } from './filter-words'
import { ShareFields } from './share-fields'
import { TakePreview } from './take-preview'
import { useTake, useTakePreview } from './use-take'

type Props = { projectId: string; dataset: DatasetInfo; initial: SnapshotSettings; preview: PreviewView | null }

/** What goes in, how it is split, and what that comes to, before anything is frozen. */
export function TakeForm({ projectId, dataset, initial, preview: first }: Props) {
  const [settings, setSettings] = useState(initial)
  const [note, setNote] = useState('')
  const preview = useTakePreview(projectId, dataset.id, settings, settings === initial ? first : null)
  const take = useTake(projectId, dataset.id)
  const change = (part: Partial<SnapshotSettings>) => {
    const next = { ...settings, ...part }
    setSettings(next)
    window.history.replaceState(null, '', `?${settingsAddress(next, dataset.id)}`)
  }
  const sum = settings.shares.train + settings.shares.validation + settings.shares.test
  const missing =
    sum !== 100
      ? `The shares make ${sum} per cent`
      : preview.data && preview.data.rows === 0
        ? 'Nothing would go in'
        : null
  return (
    <Page
      header={<PageHeader title="Take a snapshot" meta={dataset.name} />}
      aside={<TakePreview preview={preview.data} stale={preview.isPlaceholderData} />}
    >
      <Card title="What goes in">
        <CardSection className="flex flex-col gap-3">
          <FilterWords filter={settings.filter} labels={dataset.labels} onFilter={(filter) => change({ filter })} />
          <Checkbox checked={settings.accepted} onCheckedChange={(accepted) => change({ accepted })}>
            Only accepted samples
          </Checkbox>
          <Checkbox
            checked={settings.twoPeople}
            onCheckedChange={(twoPeople) => change({ twoPeople })}
            hint="Or where a disagreement was settled."
          >
            Only what two people decided
          </Checkbox>
          <Checkbox
            checked={settings.withoutTainted}
            onCheckedChange={(withoutTainted) => change({ withoutTainted })}
            hint="Texts that strangers wrote on the web, and what was made from them."
          >
            Without tainted samples
          </Checkbox>
        </CardSection>
      </Card>
      <Card title="Splits">
        <CardSection className="flex flex-col gap-4">
          <ShareFields shares={settings.shares} onShares={(shares) => change({ shares })} />
          <Checkbox
            checked={settings.byPersona}
            onCheckedChange={(byPersona) => change({ byPersona })}
            hint="Near copies, families of wrapped forms, contrast twins and documents are never parted anyhow."
          >
            Keep each persona in one split
          </Checkbox>
          <Field
            label="Seed"
            hint="With the seed of the snapshot before, its groups stay where they were. Another seed draws anew."
          >
            <Input
              type="number"
              min={0}
              value={settings.seed}
              className="max-w-40"
              onChange={(event) => change({ seed: Math.max(0, Math.floor(Number(event.target.value) || 0)) })}
            />
          </Field>
        </CardSection>
      </Card>
      <Card>
        <CardSection>
          <Field label="Note" optional>
            <Input value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </CardSection>
        {(take.error ?? preview.error) && (
          <CardSection>
            <ErrorNote>{(take.error ?? preview.error)?.message}</ErrorNote>
          </CardSection>
        )}
        <CardFooter>
          <span className="flex-1">Frozen in one moment; writers are not kept waiting.</span>
          <Button
            kind="filled"
            icon={<Box aria-hidden="true" />}
            pending={take.isPending}
            disabledReason={missing}
            onClick={() => take.mutate({ ...settings, note })}
          >
            Take the snapshot
          </Button>
        </CardFooter>
      </Card>
    </Page>
  )
}
