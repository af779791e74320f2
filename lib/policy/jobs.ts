import { job } from '../job'
import { mapLabels } from './map-labels'
import { sumMapping } from './sum-mapping'

export const mapLabelsJob = job({ kind: 'map-labels', concurrency: 2, work: mapLabels, next: sumMapping })
