import type { z } from 'zod'
import type { templateBody, TemplateKind } from '../schema'

export type BuiltInTemplate = { key: string; name: string; kind: TemplateKind; body: z.input<typeof templateBody> }
