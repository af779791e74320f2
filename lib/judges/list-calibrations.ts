import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { calibrationSummaries } from './trust/calibration-summaries'
import type { CalibrationsInput } from './trust/schema'

export async function listCalibrations(ctx: Ctx, { dataset: wanted }: CalibrationsInput) {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  return calibrationSummaries(ctx, { datasetId })
}
