'use client'
import { useState } from 'react'
import type { DatasetView } from '@/lib/projects/schema'
import { Card } from '../ui/card'
import { DocumentsForm } from './documents-form'
import type { Like } from './drafts'
import { FilesForm } from './files-form'
import { HubForm } from './hub-form'
import { ImportSteps } from './import-steps'
import { LikeNote } from './like-note'
import { PagesForm } from './pages-form'
import { PasteForm } from './paste-form'
import { TargetSelect } from './target-select'
import { UploadRows } from './upload-rows'
import { useDrafts } from './use-drafts'
import { usePreviews } from './use-previews'
import { useStart } from './use-start'
import { SendingRows } from './sending-rows'
import { useUploads } from './use-uploads'
import { useWizardAddress } from './use-wizard-address'
import { WayTabs } from './way-tabs'

type Props = { projectId: string; datasets: DatasetView[]; like: Like | null }

/** One page: what, what it is, what its columns mean, how it will look, and how to bring it in. */
export function ImportWizard({ projectId, datasets, like: given }: Props) {
  const address = useWizardAddress()
  const like = given?.id === address.like ? given : null
  const { way, origins, current } = address
  const dataset = datasets.find(({ id }) => id === address.dataset) ?? datasets[0]
  const { options, draftOf, ...said } = useDrafts(like, dataset?.id)
  const [token, setToken] = useState('')
  const uploads = useUploads(projectId, ({ id }) => address.add(way === 'documents' ? 'documents' : 'uploads', id))
  const previews = usePreviews(projectId, origins, {
    datasetId: dataset?.id ?? '',
    recipe: options.recipe,
    draftOf,
    token,
  })
  const start = useStart({
    projectId,
    datasetId: dataset?.id ?? '',
    origins,
    draftOf,
    options,
    token,
    known: uploads.known,
  })
  if (!dataset) return null
  const at = origins.findIndex(({ key }) => key === current?.key)
  const startAfresh = () => {
    said.forget(origins)
    address.write({ like: null })
  }
  // What a label means was said for another policy.
  const chooseDataset = (id: string) => {
    said.forgetMappings()
    address.write({ dataset: id })
  }
  const rows = way === 'files' || way === 'paste'
  return (
    <>
      <Card
        title="1. What comes in"
        actions={<TargetSelect datasets={datasets} value={dataset.id} onChange={chooseDataset} />}
      >
        <WayTabs way={way} onChange={(from) => address.write({ from })} />
        {like && <LikeNote like={like} onForget={startAfresh} />}
        {way === 'files' && <FilesForm onFiles={uploads.send} />}
        {way === 'paste' && <PasteForm onPaste={uploads.send} />}
        {way === 'hub' && (
          <HubForm
            projectId={projectId}
            given={address.hub}
            token={token}
            onToken={setToken}
            write={address.write}
            chosen={current}
          />
        )}
        {way === 'pages' && <PagesForm projectId={projectId} datasetId={dataset.id} />}
        {way === 'documents' && (
          <DocumentsForm
            projectId={projectId}
            datasetId={dataset.id}
            uploads={uploads}
            documents={address.documents}
            onRemove={(id) => address.remove('documents', id)}
          />
        )}
        {rows && uploads.sending.length + origins.length > 0 && (
          <ul aria-label="Files to bring in" className="border-t">
            <UploadRows
              origins={origins}
              previews={previews}
              known={uploads.known}
              failures={start.failures}
              current={current?.key ?? null}
              onOpen={(key) => address.write({ at: key })}
              onRemove={(key) => address.remove('uploads', key)}
            />
            <SendingRows sending={uploads.sending} onForget={uploads.forget} />
          </ul>
        )}
      </Card>
      {current && (
        <ImportSteps
          key={current.key}
          origin={current}
          preview={previews[at]}
          target={dataset.target}
          draft={draftOf(current)}
          onDraft={(change) => said.changeDraft(current, change)}
          options={options}
          onOptions={said.changeOptions}
          start={start}
          onSplit={(layouts) => current.kind === 'upload' && address.split(current.uploadId, layouts)}
          others={previews.filter((_, index) => index !== at)}
        />
      )}
    </>
  )
}
