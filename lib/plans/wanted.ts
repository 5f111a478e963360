// What a payer wants to pay: all that is left, or what they chose of an invoice with a payment plan.
import type { FilledIn } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import { readOneDecimal } from '@/lib/http/fields/decimals'
import { currencyDigits } from '@/lib/money/currency'
import { parseDecimal } from '@/lib/money/decimal'
import { type Choice, chosenMinor, type Owing } from './choices'
import type { Plan } from './plan'
import type { Wanted } from './under-way'

export interface Wish {
  /** All that is left when nothing is said. */
  choice?: Choice | undefined
  /** Major units, where the choice is `other`. */
  amount?: number | string | undefined
  /** What the payer has filled in, as Stripe keeps it. */
  confirmationToken?: string | undefined
  /** What that turned out to be; never told by the payer. */
  seen?: FilledIn | undefined
}

interface Left extends Pick<Owing, 'currency' | 'leftMinor'> {
  totalMinor: number
}

/**
 * An amount that cannot be charged is answered only where all that is left is wanted: why, the invoice itself says. Throws
 * `Payment.ChoiceNotOffered`, `Payment.AmountOutOfRange`, `Request.Invalid`.
 */
export function wantedIn(
  plan: Plan | null,
  { currency, leftMinor, totalMinor }: Left,
  { amount, choice = 'full' }: Wish,
): Wanted {
  if (!plan && choice !== 'full')
    throw new Failure('Payment.ChoiceNotOffered', 'This invoice is paid as a whole: it has no payment plan.')
  if (!plan) return { amountMinor: leftMinor, choice: null }
  const wishedMinor =
    choice === 'other' && amount !== undefined
      ? readOneDecimal('/amount', () => parseDecimal(amount, currencyDigits(currency)))
      : null
  const owing = { currency, leftMinor, coveredMinor: totalMinor - leftMinor }
  return { amountMinor: chosenMinor(plan, owing, { choice, wishedMinor }) ?? leftMinor, choice }
}
