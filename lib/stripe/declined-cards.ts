// Every card that was declined for one payment: the payment itself remembers the last one only.
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { Connector, DeclinedCard } from '@/lib/connector-port/port'
import { headerOf, type StripeAccount } from './account'
import { callStripe } from './client'
import { writable } from './writable'

/** The newest; more of them than anybody counts. */
const MOST = 100

/** As a page of a restricted key calls it, and the doctor. */
const RIGHT = 'Charges and Refunds: Read'

async function listDeclined(account: StripeAccount, intent: string): Promise<DeclinedCard[]> {
  const { data } = await callStripe('listing the charges of a payment', () =>
    account.stripe.charges.list({ payment_intent: intent, limit: MOST }, headerOf(account)),
  )
  return data
    .filter(({ payment_method_details: method, status }) => status === 'failed' && method?.type === 'card')
    .map(({ created, failure_code: code, id: fact, payment_method_details: method }) => ({
      ...{ fact, declinedAt: new Date(created * 1000), fingerprint: method?.card?.fingerprint ?? null },
      code: (writable(code) ?? 'card_declined').slice(0, 100),
    }))
}

/** A restricted key may lack the right to them, which is no reason to ask again and again. Throws `ProviderFault`. */
export async function declinedCards(
  account: StripeAccount,
  intent: string,
): ReturnType<NonNullable<Connector['declinedCards']>> {
  try {
    return { cards: await listDeclined(account, intent), right: { name: RIGHT, isMissing: false } }
  } catch (error) {
    if (isProviderFault(error, 'denied') && !isWithdrawal(error))
      return { cards: [], right: { name: RIGHT, isMissing: true } }
    throw error
  }
}
