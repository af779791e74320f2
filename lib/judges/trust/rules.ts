import type { JudgeTrust } from './schema'

/** Which judge to use, in a sentence; the figures stand beside it. */
export function adviceOf(trust: readonly JudgeTrust[], decided: number): string {
  const known = trust.flatMap((one) => {
    const [sensitivity, specificity] = [one.sensitivity.value, one.specificity.value]
    return sensitivity === null || specificity === null ? [] : [{ ...one, balance: (sensitivity + specificity) / 2 }]
  })
  if (known.length === 0)
    return decided === 0
      ? 'Nobody has reviewed these samples yet.'
      : 'People have not found both safe and unsafe samples yet, so no judge can be measured.'
  const best = known.toSorted((one, other) => other.balance - one.balance)[0]!
  const within = known.filter(({ balance }) => best.balance - balance < margin(decided))
  const cheapest = within.toSorted(
    (one, other) => (one.costPerCorrect.value ?? Infinity) - (other.costPerCorrect.value ?? Infinity),
  )[0]!
  if (within.length === 1) return `Use ${best.judge.name}: it is right about safe and unsafe samples most often.`
  return `With ${decided} samples reviewed, ${within.map(({ judge }) => judge.name).join(' and ')} cannot be told apart. Use ${cheapest.judge.name}, which costs least for a correct verdict.`
}

/** How far two balanced accuracies must be apart to mean anything: about two standard errors. */
const margin = (decided: number) => 2 * Math.sqrt(0.25 / Math.max(1, decided))
