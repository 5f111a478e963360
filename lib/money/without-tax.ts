// What a price with tax comes to without it.
import { type Currency, chargeStepMinor } from './currency'
import { PPM_OF_ALL } from './decimal'
import { toMinor } from './money'
import { divideHalfUpToStep } from './rounding'

/** Rounded to what can be charged; not every price with tax has one without. */
export const withoutTax = (grossMinor: number, ratePpm: number, currency: Currency): number =>
  toMinor(
    divideHalfUpToStep(
      BigInt(grossMinor) * BigInt(PPM_OF_ALL),
      BigInt(PPM_OF_ALL + ratePpm),
      chargeStepMinor(currency),
    ),
  )
