import { z } from 'zod'
import type { Prisma } from '../generated/prisma/client'
import type { LabelView, VersionView } from './schema'

export const labelSelect = {
  id: true,
  code: true,
  name: true,
  definition: true,
  examples: true,
  aliases: true,
  polarity: true,
  colour: true,
  key: true,
  position: true,
  retired: true,
  mergedInto: true,
} satisfies Prisma.LabelSelect

export const versionSelect = {
  id: true,
  number: true,
  note: true,
  revision: true,
  publishedAt: true,
  labels: { orderBy: { position: 'asc' }, select: labelSelect },
} satisfies Prisma.PolicyVersionSelect

type LabelRow = Prisma.LabelGetPayload<{ select: typeof labelSelect }>
type VersionRow = Prisma.PolicyVersionGetPayload<{ select: typeof versionSelect }>

const texts = z.array(z.string()).catch([])
export const labelView = (row: LabelRow): LabelView => ({ ...row, examples: texts.parse(row.examples) })

export function versionView({ labels, publishedAt, ...version }: VersionRow): VersionView {
  return { ...version, publishedAt: publishedAt?.toISOString() ?? null, labels: labels.map(labelView) }
}
