// Handles an event from the inbox: reads the object it names from Stripe, in its current state.
import { checkMeans } from '@/lib/autopay/check-means'
import { noteDeclinedSaving } from '@/lib/autopay/pause-saving'
import { takeSaved } from '@/lib/autopay/take-saved'
import type { DeclinedCard } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { believeWithdrawn } from '@/lib/payment-accounts/access'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import { selectByAccountId } from '@/lib/payment-accounts/store'
import { holdToldMoney } from '@/lib/payments/beyond-reach'
import { insertDecline } from '@/lib/payments/decline-store'
import { selectPaymentByReference, selectPaymentBySession } from '@/lib/payments/lookup-store'
import { pauseIfTested } from '@/lib/payments/pause'
import type { Payment } from '@/lib/payments/payment'
import { reconcileFound } from '@/lib/payments/reconcile'
import { reconcilePayout } from '@/lib/payments/reconcile-payout'
import { type AccountPayment, selectStripePayment } from '@/lib/payments/store'
import {
  claimedPaymentIdOf,
  type Decline,
  declineOf,
  meansReferenceOf,
  paymentReferenceOf,
  payoutReferenceOf,
  savingIn,
  sessionReferenceOf,
  tellsOfMoney,
} from '@/lib/stripe/events'
import { handleNotice } from './handle-notice'
import type { InboxRow } from './store'
import { handled, ignored, quarantined, type Verdict } from './verdict'

/** What became of a payment that was asked about because of an event. */
const verdictOn = (id: string, payment: Payment | undefined): Verdict =>
  payment?.quarantineReason
    ? { state: 'quarantined', reason: payment.quarantineReason, paymentId: id }
    : { ...handled, paymentId: id }

/**
 * What was asked for one event goes for all that were taken with it and are about the same: they were here before it was asked.
 * By the object's name at Stripe, for events of one account.
 */
export type Looks = Map<string, { found: AccountPayment; after: Promise<Payment | undefined> }>

/** Throws when Stripe or the database cannot be asked: the event is taken again later. */
export async function handleEvent(house: House, row: InboxRow, looks: Looks): Promise<Verdict> {
  const { connectionId } = row
  if (connectionId !== null) return handleNotice(house, { ...row, connectionId })
  // A live Connect endpoint gets test events too.
  if (row.livemode !== house.stripe.livemode) return ignored('another mode than ours')
  if (row.type === 'account.application.deauthorized') return handleDeauthorized(house, row)
  if (row.type.startsWith('account.') || row.type.startsWith('capability.')) return handleAccount(house, row)
  const event: unknown = JSON.parse(row.payload)
  const payout = payoutReferenceOf(event)
  if (payout) return handlePayout(house, row, payout)
  const session = sessionReferenceOf(event)
  if (session) return handleSession(house, row, session, event, looks)
  const saving = savingIn(event)
  if (saving) return handleSaving(house, row, saving, declineOf(event))
  const means = meansReferenceOf(event)
  if (means) return handleMeans(house, row, means)
  const reference = paymentReferenceOf(event)
  return reference ? handlePayment(house, row, reference, event, looks) : ignored('about no payment')
}

/** What can be handled together, in one word: what is about the same object of one account, and else an event by itself. */
export function subjectOf({ account, id, payload }: InboxRow): string {
  try {
    const event: unknown = JSON.parse(payload)
    const name = sessionReferenceOf(event) ?? paymentReferenceOf(event)
    return name ? `${account} ${name}` : String(id)
  } catch {
    return String(id)
  }
}

/** Our access is gone already, so the signed word is all there is. */
async function handleDeauthorized(house: House, row: InboxRow): Promise<Verdict> {
  if (row.account === '') return ignored('names no account')
  await believeWithdrawn(house, row.account)
  house.log.warn({ accountId: row.account }, 'an organisation withdrew our access to its account')
  return handled
}

async function handleAccount(house: House, row: InboxRow): Promise<Verdict> {
  const account = await selectByAccountId(house.db, row.account)
  if (!account) return ignored('an account that is not ours')
  await refreshPaymentAccount(house, account)
  return handled
}

async function handlePayment(
  house: House,
  row: InboxRow,
  reference: string,
  event: unknown,
  looks: Looks,
): Promise<Verdict> {
  const found =
    looks.get(reference)?.found ??
    (await selectPaymentByReference(house.db, reference)) ??
    (await findByClaim(house, row, event))
  if (!found) return ignored('a payment that is not ours')
  const isForeign = found.accountId !== row.account
  const isAnother = found.payment.providerReference !== null && found.payment.providerReference !== reference
  if (isForeign || isAnother) {
    house.log.error(
      { eventId: row.eventId, account: row.account, reference, paymentId: found.payment.id },
      'an event names a payment that is not its account’s: no effect',
    )
    return quarantined(isForeign ? 'another account than the payment’s' : 'another intent than the payment’s')
  }
  const hint = found.payment.checkoutId === null ? reference : undefined
  const payment = await follow(house, row, looks, reference, found, hint)
  const decline = payment && declineOf(event)
  if (decline) {
    await insertDecline(house.db, payment, decline, row)
    const card = cardIn(row, decline)
    // Closed for that, it is another: the next event looks anew.
    if (card && (await pauseIfTested(house, payment, card))) looks.delete(reference)
  }
  return verdictOn(found.payment.id, payment)
}

function cardIn({ eventCreatedAt, eventId }: InboxRow, decline: Decline): DeclinedCard | undefined {
  const { chargeReference, code, fingerprint, methodType } = decline
  if (methodType !== 'card') return undefined
  return { code, declinedAt: eventCreatedAt, fact: chargeReference ?? eventId, fingerprint }
}

async function handlePayout(house: House, row: InboxRow, reference: string): Promise<Verdict> {
  const account = await selectByAccountId(house.db, row.account)
  if (!account) return ignored('an account that is not ours')
  await reconcilePayout(house, account, reference)
  return handled
}

async function handleMeans(house: House, row: InboxRow, reference: string): Promise<Verdict> {
  const account = await selectByAccountId(house.db, row.account)
  if (!account) return ignored('an account that is not ours')
  return (await checkMeans(house, account, reference)) ? handled : ignored('a means that is not kept here')
}

async function handleSaving(
  house: House,
  row: InboxRow,
  saving: NonNullable<ReturnType<typeof savingIn>>,
  decline: Decline | undefined,
): Promise<Verdict> {
  const account = await selectByAccountId(house.db, row.account)
  if (!account) return ignored('an account that is not ours')
  const card = decline && cardIn(row, decline)
  const isOurs = card
    ? await noteDeclinedSaving(house, account, saving, card)
    : await takeSaved(house, account, saving)
  return isOurs ? handled : ignored('an agreement that is not ours, or over')
}

async function handleSession(
  house: House,
  row: InboxRow,
  session: string,
  event: unknown,
  looks: Looks,
): Promise<Verdict> {
  const found =
    looks.get(session)?.found ??
    (await selectPaymentBySession(house.db, session)) ??
    (await findByClaim(house, row, event))
  if (!found) return ignored('a checkout that is not ours')
  const { accountId, payment } = found
  const isForeign = accountId !== row.account
  const isAnother = payment.sessionReference !== null && payment.sessionReference !== session
  if (isForeign || isAnother || payment.checkoutId === null) {
    house.log.error(
      { eventId: row.eventId, account: row.account, session, paymentId: payment.id },
      'an event names a checkout that is not its account’s: no effect',
    )
    return quarantined(
      isForeign ? 'another account than the checkout’s' : 'another session than the checkout’s',
    )
  }
  return verdictOn(payment.id, await follow(house, row, looks, session, found, session))
}

/** Asks Stripe; where the account does not let us in any more, the event must not be lost that tells of money. */
async function follow(
  house: House,
  { type }: InboxRow,
  looks: Looks,
  name: string,
  found: AccountPayment,
  hint: string | undefined,
): Promise<Payment | undefined> {
  const look = looks.get(name) ?? { found, after: reconcileFound(house, found, hint) }
  looks.set(name, look)
  const payment = await look.after
  if (!tellsOfMoney(type) || payment?.state === 'succeeded') return payment
  looks.delete(name)
  return holdToldMoney(house, found.payment.id)
}

/** An event may come before Stripe's answer to our own call. What metadata claims is checked when the intent is read. */
async function findByClaim(
  { db }: House,
  row: InboxRow,
  event: unknown,
): Promise<AccountPayment | undefined> {
  const claimed = claimedPaymentIdOf(event)
  if (!claimed || !isUuid(claimed) || row.account === '') return undefined
  return selectStripePayment(db, claimed)
}
