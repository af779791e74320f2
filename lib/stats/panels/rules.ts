import { z } from 'zod'

export const panels = [
  'balance',
  'coverage',
  'text',
  'copies',
  'leakage',
  'agreement',
  'artefacts',
  'personal',
  'errors',
  'pace',
] as const
export type Panel = (typeof panels)[number]

export const statsPage = z.object({
  dataset: z.uuid().optional().catch(undefined),
  panel: z.enum(panels).catch('balance'),
  /** Of the leakage panel: which search is shown. */
  run: z.uuid().optional().catch(undefined),
})

/** Where a panel of a dataset stands. */
export function panelHref(projectId: string, panel: Panel, dataset: string) {
  const query = new URLSearchParams({ dataset, ...(panel !== 'balance' && { panel }) })
  return `/projects/${projectId}/stats?${query}`
}
