// Spreads an amount over parts in proportion to their weights, by largest remainder: no unit is lost, and none is made.
import { toMinor } from './money'

interface Share {
  index: number
  floor: bigint
  remainder: bigint
}

/** The floors of all shares, and what each has beyond its floor; the sum of the weights is made positive before. */
function sharesOf(whole: bigint, weights: readonly bigint[], sum: bigint): Share[] {
  return weights.map((weight, index) => {
    const product = weight * whole
    const beyond = product % sum
    const remainder = beyond < 0n ? beyond + sum : beyond
    return { index, floor: (product - remainder) / sum, remainder }
  })
}

/**
 * The parts add up to `minor`; each is its exact share, rounded one way or the other, so that an amount no larger than the sum
 * of the weights never takes more from a part than the part is. Weights may be negative (deductions), but not their sum zero,
 * unless `minor` is zero too. The first of equal remainders comes first.
 */
export function spreadMinor(minor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (minor === 0) return weights.map(() => 0)
  if (sum === 0n) throw new RangeError('Nothing can be spread over weights that add up to zero.')
  const sign = sum < 0n ? -1n : 1n
  const shares = sharesOf(
    BigInt(minor),
    weights.map((weight) => BigInt(weight) * sign),
    sum * sign,
  )
  let left = Number(BigInt(minor) - shares.reduce((total, { floor }) => total + floor, 0n))
  const spread = shares.map(({ floor }) => toMinor(floor))
  const byRemainder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const { index } of byRemainder) {
    if (left-- <= 0) break
    spread[index] = (spread[index] ?? 0) + 1
  }
  return spread
}

/** As `spreadMinor`, in whole steps; undefined where the amount itself is none. */
export function spreadInSteps(
  minor: number,
  weights: readonly number[],
  stepMinor: number,
): number[] | undefined {
  const step = BigInt(stepMinor)
  if (BigInt(minor) % step !== 0n) return undefined
  return spreadMinor(toMinor(BigInt(minor) / step), weights).map((units) => toMinor(BigInt(units) * step))
}
