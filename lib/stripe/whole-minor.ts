// Amounts that Stripe worked out itself, such as its fee: shown, never charged.
import { MoneyError } from '@/lib/money/money'
import { fromStripeAmount } from './amount'

/** Null for what our minor units cannot say: a part of a króna, or a currency that is not ours. It must not stop a settlement. */
export function wholeMinor(amount: number, stripeCurrency: string): number | null {
  try {
    return fromStripeAmount(amount, stripeCurrency).minor
  } catch (error) {
    if (error instanceof MoneyError) return null
    throw error
  }
}
