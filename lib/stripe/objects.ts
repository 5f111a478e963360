// Reads one object with its charge, refunds, disputes and application fee.
import type Stripe from 'stripe'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { allPages } from '@/lib/connector-port/pages'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { headerOf, type StripeAccount, turning } from './account'
import { chargeOf } from './charge-facts'
import { callStripe } from './client'
import { disputeFacts } from './dispute-facts'
import { checkoutSessionFacts, intentFacts, intentOf } from './object-facts'
import { allRefunds } from './refunds'
import { wholeMinor } from './whole-minor'

const isSession = (reference: string): boolean => reference.startsWith('cs_')

/** So that one answer tells of one moment. */
const expandedIn = ({ readsBalance }: StripeAccount, place: string): string[] => [
  `${place}latest_charge.refunds`,
  ...(readsBalance ? [`${place}latest_charge.balance_transaction`] : []),
]

/** Throws `ProviderFault`. */
export async function readObject(
  account: StripeAccount,
  reference: string,
  hasRefunds: boolean,
): Promise<ObjectFacts> {
  const { stripe } = account
  if (!isSession(reference)) {
    const intent = await callStripe('reading a payment', () =>
      stripe.paymentIntents.retrieve(reference, { expand: expandedIn(account, '') }, headerOf(account)),
    )
    return { ...intentFacts(intent, account), ...(await readParts(account, intent, hasRefunds)) }
  }
  const session = await callStripe('reading a checkout session', () =>
    stripe.checkout.sessions.retrieve(
      reference,
      { expand: expandedIn(account, 'payment_intent.') },
      headerOf(account),
    ),
  )
  const facts = checkoutSessionFacts(session, account)
  const intent = intentOf(session)
  return intent ? { ...facts, ...(await readParts(account, intent, hasRefunds)) } : facts
}

/** What the object's own answer does not say. A refund that failed shows no more in what a charge has refunded. */
async function readParts(
  account: StripeAccount,
  intent: Stripe.PaymentIntent,
  hasRefunds: boolean,
): Promise<Partial<ObjectFacts>> {
  const charge = chargeOf(intent)
  if (!charge) return {}
  // A charge tells of its ten newest refunds only.
  const isCutOff = charge.refunds?.has_more ?? charge.amount_refunded > 0
  return {
    ...((isCutOff || hasRefunds) && { refunds: await allRefunds(account, intent.id) }),
    ...(charge.disputed && (await readDisputes(account, intent.id))),
    ...(account.accountId !== undefined && { feeRefundedMinor: await readFeeRefunded(account, charge) }),
  }
}

/** A restricted key may lack the right to them: then all else is told, and what is missing. */
async function readDisputes(
  account: StripeAccount,
  paymentReference: string,
): Promise<Pick<ObjectFacts, 'right'> & Partial<Pick<ObjectFacts, 'disputes'>>> {
  const name = 'Disputes: Read'
  try {
    const disputes = await allPages(
      'disputes of this payment',
      turning<Stripe.Dispute>('listing disputes', (page) =>
        account.stripe.disputes.list({ payment_intent: paymentReference, ...page }, headerOf(account)),
      ),
    )
    return { disputes: disputes.map(disputeFacts).reverse(), right: { name, isMissing: false } }
  } catch (error) {
    if (isProviderFault(error, 'denied') && !isWithdrawal(error)) return { right: { name, isMissing: true } }
    throw error
  }
}

/** The fee is the platform's, so it is asked for in our own name. A key that may not read fees still settles refunds. */
async function readFeeRefunded({ stripe }: StripeAccount, charge: Stripe.Charge): Promise<number | null> {
  if (charge.amount_refunded === 0) return null
  const { application_fee: fee, currency } = charge
  const reference = typeof fee === 'string' ? fee : fee?.id
  if (!reference) return 0
  try {
    const found = await callStripe('reading a fee', () => stripe.applicationFees.retrieve(reference))
    return found.currency === currency ? wholeMinor(found.amount_refunded, currency) : null
  } catch (error) {
    if (isProviderFault(error, 'denied', 'missing', 'refused')) return null
    throw error
  }
}

/**
 * Runs what makes an object unpayable, and answers what it is afterwards: it may have been paid, or have ended, in between.
 * No key of ours goes along: twice is harmless, while a kept answer would go on saying no after the state has changed.
 */
export async function closeObject(
  account: StripeAccount,
  reference: string,
  close: () => Promise<ObjectFacts | undefined>,
): Promise<ObjectFacts> {
  let closed: ObjectFacts | undefined
  try {
    closed = await close()
  } catch (error) {
    if (!isProviderFault(error, 'refused', 'broken', 'down')) throw error
    const facts = await readObject(account, reference, false)
    if (facts.state === 'open') throw error
    return facts
  }
  return closed ?? readObject(account, reference, false)
}
