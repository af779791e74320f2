'use client'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardSection } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { Code } from './code'
import { sendRequest, type Told } from './send-request'
import { base, curlOf, type OperationView } from './operations'
import { useOrigin } from './use-origin'

/** The request as it will be sent, to be filled in, sent with one's own key, or taken along as a command. */
export function TryOperation({ operation, projectId }: { operation: OperationView; projectId: string }) {
  const { method, path, inPath, inQuery, body } = operation
  const [filled, setFilled] = useState<Record<string, string>>({ projectId })
  const [json, setJson] = useState(body?.kind === 'json' ? body.example : '')
  const [key, setKey] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const [pending, start] = useTransition()
  const origin = useOrigin()
  const fields = [...inPath, ...inQuery.filter(({ required }) => required)]
  const missing = fields.find(({ name, required }) => required && !filled[name])
  const query = new URLSearchParams(
    inQuery.flatMap(({ name }) => (filled[name] ? [[name, filled[name]] as [string, string]] : [])),
  )
  const address = `${base}${path.replace(/\{(\w+)\}/g, (whole, name) => (filled[name] ? encodeURIComponent(filled[name]) : whole))}${query.size > 0 ? `?${query}` : ''}`
  const sent = { origin, method, address, body: body?.kind === 'json' ? json : null, file: body?.kind === 'file' }
  const command = curlOf(sent)
  const reason = missing ? `Fill in ${missing.name}` : whyNotHere(operation, key)
  return (
    <Card title="Try it" meta="Sent from this page, as your script would">
      <CardSection>
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field
            label="API key"
            hint={method === 'GET' ? 'Without one you ask as yourself.' : 'Kept on this page only.'}
          >
            <Input type="password" mono value={key} onChange={(event) => setKey(event.target.value.trim())} />
          </Field>
          {[...inPath, ...inQuery].map(({ name, type, required }) => (
            <Field key={name} label={<span className="font-mono text-12">{name}</span>} optional={!required}>
              <Input
                mono
                value={filled[name] ?? ''}
                placeholder={type.slice(0, 60)}
                onChange={(event) => setFilled({ ...filled, [name]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        {body?.kind === 'json' && (
          <div className="mt-3">
            <Field label="Body">
              <Textarea mono grow rows={6} value={json} onChange={(event) => setJson(event.target.value)} />
            </Field>
          </div>
        )}
      </CardSection>
      <CardSection title="As a command" meta={<CopyButton text={command} label="Copy the command" />}>
        <Code label="Command">{command}</Code>
      </CardSection>
      {told && (
        <CardSection title={`${told.status} ${told.words}`} meta={`${told.milliseconds} ms · ${told.requestId}`}>
          <Code label="Answer">{told.text}</Code>
        </CardSection>
      )}
      <CardFooter>
        <span className="flex-1">{method === 'GET' ? 'Reads only.' : 'This really happens in this project.'}</span>
        <Button
          kind="filled"
          pending={pending}
          disabledReason={reason}
          onClick={() => start(async () => setTold(await sendRequest(sent, key)))}
        >
          Send
        </Button>
      </CardFooter>
    </Card>
  )
}

/** What a page cannot do is said, and the command does it. */
function whyNotHere({ method, body, answerType }: OperationView, key: string) {
  if (body?.kind === 'file') return 'Files are sent from a terminal'
  if (!/json|csv/.test(answerType)) return 'This answer is for a terminal'
  return method !== 'GET' && !key ? 'Writing takes an API key' : null
}
