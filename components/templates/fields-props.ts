import type { TemplateBody, TemplateKind } from '@/lib/templates/schema'

export type FieldsProps = {
  kind: TemplateKind
  body: TemplateBody
  change: (body: TemplateBody) => void
  readOnly: boolean
  labels: { code: string; name: string }[]
}
