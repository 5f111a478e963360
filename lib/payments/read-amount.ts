// Parses an amount from a caller: major units, more than zero, in the right currency.
import { readOneDecimal } from '@/lib/http/fields/decimals'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { DecimalError, parseDecimal } from '@/lib/money/decimal'
import { inSteps } from '@/lib/money/step'

/** Minor units, a multiple of `stepMinor`. Throws `Request.Invalid` naming the field. */
export function readAmount(
  input: number | string,
  currency: string,
  stepMinor = 1,
  field = 'amount',
): number {
  if (!isCurrency(currency)) throw new Error(`an amount in unknown currency ${currency}`)
  return readOneDecimal(`/${field}`, () => {
    const minor = parseDecimal(input, currencyDigits(currency))
    if (minor <= 0) throw new DecimalError('negative', 'An amount must be more than zero.')
    return inSteps(minor, stepMinor)
  })
}
