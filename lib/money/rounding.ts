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
