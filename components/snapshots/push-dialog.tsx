'use client'
import { CloudUpload } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Segmented } from '../ui/segmented'
import { usePush } from './use-push'

type Props = { projectId: string; snapshotId: string; version: string; mayCurate: boolean }
type Place = 'hub' | 's3'

/** Sends the folder (Parquet by split, card, Croissant) to a hub or to object storage. */
export function PushDialog({ projectId, snapshotId, version, mayCurate }: Props) {
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<Place>('hub')
  const [hidden, setHidden] = useState(true)
  const [given, setGiven] = useState<Record<string, string>>({ region: 'us-east-1' })
  const push = usePush(projectId)
  const of = (name: string) => given[name]?.trim() ?? ''
  const set = (name: string) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value })
  const needed = place === 'hub' ? ['repo'] : ['endpoint', 'region', 'bucket', 'accessKeyId', 'secret']
  const missing = needed.some((name) => of(name) === '')
    ? 'Some fields are empty'
    : of('reason').length < 3
      ? 'Say what it is for'
      : null
  const send = () =>
    push.mutate({
      snapshotId,
      reason: of('reason'),
      ...(of('secret') && { secret: of('secret') }),
      target:
        place === 'hub'
          ? { kind: 'hub', repo: of('repo'), private: hidden }
          : {
              kind: 's3',
              endpoint: of('endpoint'),
              region: of('region'),
              bucket: of('bucket'),
              prefix: of('prefix'),
              accessKeyId: of('accessKeyId'),
            },
    })
  const field = (name: string, label: string, more: { hint?: string; optional?: boolean; secret?: boolean } = {}) => (
    <Field label={label} {...(more.hint && { hint: more.hint })} optional={more.optional ?? false}>
      <Input type={more.secret ? 'password' : 'text'} value={given[name] ?? ''} maxLength={500} onChange={set(name)} />
    </Field>
  )
  return (
    <Dialog
      title={`Push ${version}`}
      description="Parquet by split, the card and the Croissant file, as a run. The key is kept sealed until the run ends, and then forgotten."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          icon={<CloudUpload aria-hidden="true" />}
          disabledReason={mayCurate ? undefined : 'Curators and owners take texts out'}
        >
          Push
        </Button>
      }
      footer={
        <Button kind="filled" pending={push.isPending} disabledReason={missing} onClick={send}>
          Push
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Segmented
          label="Where to"
          value={place}
          onValueChange={setPlace}
          options={[
            { value: 'hub', label: 'Hugging Face hub' },
            { value: 's3', label: 'S3 storage' },
          ]}
        />
        {place === 'hub' ? (
          <>
            {field('repo', 'Dataset', { hint: 'owner/name. It is made where it is missing.' })}
            {field('secret', 'Access token', {
              hint: 'With the right to write. Without one, the studio’s own is used where it has one.',
              secret: true,
            })}
            <Checkbox
              checked={hidden}
              onCheckedChange={setHidden}
              hint="One that is there already stays as visible as it is."
            >
              Private
            </Checkbox>
          </>
        ) : (
          <>
            {field('endpoint', 'Endpoint', { hint: 'Such as https://s3.eu-west-1.amazonaws.com' })}
            {field('region', 'Region')}
            {field('bucket', 'Bucket')}
            {field('prefix', 'Folder', { optional: true })}
            {field('accessKeyId', 'Access key id')}
            {field('secret', 'Secret access key', { secret: true })}
          </>
        )}
        {field('reason', 'What is it for?', { hint: 'Kept in the audit log with your name.' })}
        {push.error && <ErrorNote>{push.error.message}</ErrorNote>}
      </div>
    </Dialog>
  )
}
