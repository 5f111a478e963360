// Stripe's minimum and maximum amounts, and why it refuses others.
import { isChargeable } from '@/lib/money/charge-bounds'
import type { Money } from '@/lib/money/money'

const LIMIT_FAULTS = {
  'below-minimum': 'The amount is below the least that Stripe takes in this currency.',
  'above-maximum': 'The amount is more than Stripe takes at once.',
  'not-a-step': 'Stripe takes this currency only with 0 as the last decimal.',
} as const

/** Undefined when the amount lies within its limits. */
export function stripeLimitFault(amount: Money): string | undefined {
  const chargeable = isChargeable(amount)
  return chargeable === 'ok' ? undefined : LIMIT_FAULTS[chargeable]
}
