import { z } from 'zod'

export const datasetInput = z.strictObject({ datasetId: z.uuid() })
export type DatasetInput = z.output<typeof datasetInput>

export const labelSources = ['none', 'human', 'judge', 'import', 'generator'] as const
export const sampleStates = ['new', 'accepted', 'rejected', 'flagged'] as const
export const polarities = ['safe', 'unsafe', 'caution', 'none'] as const
export type Polarity = (typeof polarities)[number]


export type NewSample = { prompt: string; response?: string; labels: string[] }
