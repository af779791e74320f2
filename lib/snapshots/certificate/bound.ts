import { clopperPearson } from '../../intervals'
import { type Bound, level } from './rules'

export const upperBound: Bound = (hits, n) => clopperPearson({ hits, n, level, side: 'upper' }).high
