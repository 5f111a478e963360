// Lists what was made on an account for payments of ours: for books that were restored and may not know of it.
import type Stripe from 'stripe'
import { allPages, MANY_ITEMS } from '@/lib/connector-port/pages'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { headerOf, PLATFORM_MARKS, turning } from './account'
import { intentFacts } from './object-facts'

export interface Made {
  facts: ObjectFacts
  description: string | null
  createdAt: Date
}

/** Newest first, those of hosted pages too once a payer has confirmed. Throws `ProviderFault`, `TOO_MANY` too. */
export async function listMade(stripe: Stripe, accountId: string, since: Date): Promise<Made[]> {
  const account = { stripe, accountId, marks: PLATFORM_MARKS, readsBalance: false }
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const intents = await allPages(
    'payments',
    turning<Stripe.PaymentIntent>('listing payments', (page) =>
      stripe.paymentIntents.list({ created, ...page }, headerOf(account)),
    ),
    MANY_ITEMS,
  )
  return intents
    .filter(({ metadata }) => metadata[PLATFORM_MARKS.payment] !== undefined)
    .map((intent) => ({
      facts: intentFacts(intent, account),
      description: intent.description,
      createdAt: new Date(intent.created * 1000),
    }))
}
