// The one rounding rule: half up, on integers, away from zero for amounts owed back.

/** `numerator / denominator`, halves away from zero (so that a refund mirrors its charge). */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('The denominator must be more than zero.')
  if (numerator < 0n) return -divideHalfUp(-numerator, denominator)
  return (numerator * 2n + denominator) / (denominator * 2n)
}

/** `numerator / denominator`, rounded half up to a multiple of `step`. */
export function divideHalfUpToStep(numerator: bigint, denominator: bigint, step: number): bigint {
  return divideHalfUp(numerator, denominator * BigInt(step)) * BigInt(step)
}

/**
 * Each of `parts` / `denominator` as a multiple of `step`, so that they add up to what their exact sum is rounded to (halves
 * away from zero): what is left over goes to those that lost most, of equals to the first. Parts may be of either sign;
 * turned all together, so is the outcome. No part moves by a whole step, and what is 0 stays 0.
 */
export function roundTogether(parts: readonly bigint[], denominator: bigint, step: number): bigint[] {
  if (denominator < 0n) return roundTogether(parts.map(turned), -denominator, step)
  const exact = parts.reduce((sum, part) => sum + part, 0n)
  // A sum of nothing says nothing about the direction: its first part does.
  const leaning = exact === 0n ? (parts.find((part) => part !== 0n) ?? 0n) : exact
  if (leaning < 0n) return roundTogether(parts.map(turned), denominator, step).map(turned)
  const unit = denominator * BigInt(step)
  const cut = parts.map((part, at) => {
    const rest = ((part % unit) + unit) % unit
    return { at, whole: (part - rest) / unit, rest }
  })
  const whole = cut.reduce((sum, part) => sum + part.whole, 0n)
  const left = Number(divideHalfUp(exact, unit) - whole)
  const raised = new Set(
    cut
      .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ at }) => at),
  )
  return cut.map(({ at, whole: units }) => (units + (raised.has(at) ? 1n : 0n)) * BigInt(step))
}

const turned = (amount: bigint): bigint => -amount
