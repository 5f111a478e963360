// The revenue share of a payment, and how the platform and the client divide it.
import { chargeStepMinor } from './currency'
import { PPM_OF_ALL } from './decimal'
import { type Money, MoneyError, toMinor } from './money'
import { divideHalfUp, divideHalfUpToStep } from './rounding'

/** The share of an amount, half up to what Stripe can take as a fee: 0 ≤ share ≤ amount. Throws MoneyError. */
export function shareOf(amount: Money, sharePpm: number): number {
  assertCount(amount.minor)
  assertShare(sharePpm)
  const step = chargeStepMinor(amount.currency)
  const share = toMinor(divideHalfUpToStep(BigInt(amount.minor) * BigInt(sharePpm), BigInt(PPM_OF_ALL), step))
  // An amount between two steps could otherwise be rounded to a fee above itself.
  return share > amount.minor ? share - step : share
}

/** Of a fee, what the platform keeps and what it owes the client; the parts add up to the fee. Throws MoneyError. */
export function splitFee(
  feeMinor: number,
  platformSharePpm: number,
): { platformMinor: number; clientMinor: number } {
  assertCount(feeMinor)
  assertShare(platformSharePpm)
  const platformMinor = toMinor(divideHalfUp(BigInt(feeMinor) * BigInt(platformSharePpm), BigInt(PPM_OF_ALL)))
  return { platformMinor, clientMinor: feeMinor - platformMinor }
}

function assertCount(minor: number): void {
  if (!Number.isSafeInteger(minor))
    throw new MoneyError('not-an-integer', 'An amount must be a whole number of minor units.')
  if (minor < 0) throw new MoneyError('negative', 'An amount to be shared must not be negative.')
}

function assertShare(ppm: number): void {
  if (!Number.isSafeInteger(ppm) || ppm < 0 || ppm > PPM_OF_ALL) {
    throw new MoneyError('too-large', 'A share must be between 0 and 100 percent.')
  }
}
