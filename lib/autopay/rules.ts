// When a debit is told, made and tried again, and which refusals end an agreement.
import { daysFrom } from '@/lib/clock'

/** Why a debit waits whose customer could not be told of it. */
export const NOT_TOLD = 'not-told'

/** What the payer agreed to: so many days lie between the telling and the debit at the least. */
export const LEAST_NOTICE_DAYS = 3
/** After the first try, then never by itself. */
const RETRY_DAYS = [3, 5, 7]

/**
 * When a debit that was declined is tried again; null after the last. `tries` were made, the first of them then. A bank that
 * says no after days, or a try that was held back, moves what follows: the pauses between two tries stay.
 */
export function retryAt(firstTriedAt: Date, tries: number, now: Date): Date | null {
  const days = RETRY_DAYS[tries - 1]
  if (days === undefined) return null
  const pause = days - (RETRY_DAYS[tries - 2] ?? 0)
  return new Date(Math.max(daysFrom(firstTriedAt, days).getTime(), daysFrom(now, pause).getTime()))
}

/** Of these nothing will come, however often it is tried: the means is gone, or its mandate. In Stripe's words, of cards and banks. */
const ENDING = new Set([
  ...['expired_card', 'lost_card', 'stolen_card', 'pickup_card', 'revocation_of_authorization'],
  ...['revocation_of_all_authorizations', 'stop_payment_order', 'payment_method_detached'],
  ...['payment_intent_mandate_invalid', 'mandate_invalid', 'resource_missing', 'invalid_mandate'],
  ...['account_closed', 'bank_account_closed', 'no_account', 'invalid_account', 'debit_not_authorized'],
  ...['bank_ownership_changed', 'bank_account_unusable', 'bank_account_restricted'],
])

export const endsConsent = (reason: string): boolean => ENDING.has(reason)
