// Reads confirmation tokens: what a payer has filled in on our page, before anything is made that could be paid.
import type Stripe from 'stripe'
import { ProviderFault } from '@/lib/connector-port/fault'
import type { FilledIn } from '@/lib/connector-port/port'
import { headerOf, type StripeAccount } from './account'
import { callStripe } from './client'

type Preview = Stripe.ConfirmationToken.PaymentMethodPreview

/** A wallet holds a card, and is one. */
const meansOf = ({ card, sepa_debit, type }: Preview): Pick<FilledIn, 'type' | 'funding' | 'country'> => ({
  type,
  funding: type === 'card' ? (card?.funding ?? null) : null,
  country: (type === 'card' ? card?.country : type === 'sepa_debit' ? sepa_debit?.country : null) ?? null,
})

/** Throws `ProviderFault`. */
export async function readFilledIn(account: StripeAccount, token: string): Promise<FilledIn> {
  const read = await callStripe('reading what was filled in', () =>
    account.stripe.confirmationTokens.retrieve(token, {}, headerOf(account)),
  )
  const { created, payment_intent, payment_method_preview, setup_intent } = read
  if (payment_method_preview === null || (payment_intent ?? setup_intent) !== null)
    throw new ProviderFault('missing', 'this confirmation token is spent')
  return { ...meansOf(payment_method_preview), pressedAt: new Date(created * 1000) }
}
