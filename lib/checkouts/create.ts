// Opens a checkout for a reference; an open one is first expired at Stripe, and confirmed expired.

import type { ObjectFacts } from '@/lib/connector-port/port'
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { canonical } from '@/lib/http/call/idempotency'
import { newId, sha256 } from '@/lib/ids'
import { shareOf, splitFee } from '@/lib/money/fee'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { closeIfGivenUp, closePayment } from '@/lib/payments/close'
import { reconcilePayment } from '@/lib/payments/reconcile'
import { updatePaymentState } from '@/lib/payments/store'
import { statementSuffix } from '@/lib/stripe/statement-suffix'
import { addressesOf } from './addresses'
import { askForCheckoutSession } from './ask-for-checkout-session'
import type { CheckoutOrder } from './checkout'
import { type PricedOrder, priceOrder } from './price-order'
import {
  type HeldCheckout,
  insertIfFree,
  type NewLine,
  selectCheckoutLines,
  selectHeldCheckout,
  selectNames,
  selectSeller,
} from './store'

export interface OpenedCheckout {
  session: ObjectFacts
  accountId: string
  isEmbedded: boolean
}

/** Each lost turn was another call's turn, so this many concurrent calls for one reference come to an end. */
const TURNS = 60

type Seller = NonNullable<Awaited<ReturnType<typeof selectSeller>>>

interface Plan {
  order: CheckoutOrder
  seller: Seller
  priced: PricedOrder
  addresses: { confirmationUrl: string; cancelUrl: string | null }
  fingerprint: string
}

/**
 * Calls that say the same at the same time share one checkout; a later one always makes its own.
 * Throws `Organisation.NotFound`, `Request.Invalid`, `PaymentAccount.NotEnabled`, `Checkout.AlreadyComplete`,
 * `Checkout.ReferenceTaken`, `Payment.ProviderError`.
 */
export const createCheckout = (house: House, order: CheckoutOrder): Promise<OpenedCheckout> =>
  answeredWithin(PAYER_WAITS_MS, () => createInTurns(house, order))

async function createInTurns(house: House, order: CheckoutOrder): Promise<OpenedCheckout> {
  const { clock, db } = house
  const startedAt = clock.now()
  const plan = await planOf(house, order)
  for (let turn = 0; turn < TURNS; turn++) {
    const held = await selectHeldCheckout(db, order)
    if (held && !order.mayReprice) await assertSamePrice(house, held, plan.priced)
    if (held?.checkout.state === 'complete') throw alreadyComplete(held)
    if (!held) {
      const made = await begin(house, plan)
      const opened = made && (await proceed(house, made))
      if (opened) return opened
    } else if (held.checkout.createdAt >= startedAt && held.checkout.fingerprint === plan.fingerprint) {
      const opened = await proceed(house, held)
      if (opened) return opened
    } else await closePayment(house, held.payment.id, () => askForCheckoutSession(house, held))
  }
  throw new Failure(
    'Payment.ProviderError',
    'This reference is being checked out more than once at the moment.',
    {
      retryAfterSeconds: 2,
    },
  )
}

/** What is asked for, and for how much, however its rows are put. */
const worthOf = (lines: readonly Pick<NewLine, 'articleId' | 'quantity' | 'unitPriceMinor'>[]): string => {
  const quantities = new Map<string, number>()
  for (const { articleId, quantity, unitPriceMinor } of lines) {
    const what = `${articleId} at ${unitPriceMinor}`
    quantities.set(what, (quantities.get(what) ?? 0) + quantity)
  }
  return canonical([...quantities].map(([what, quantity]) => `${quantity} of ${what}`).toSorted())
}

/** A reference belongs to the call that priced it first: no anonymous call can make it cheaper. Throws `Checkout.ReferenceTaken`. */
async function assertSamePrice(
  { db }: House,
  { checkout }: HeldCheckout,
  priced: PricedOrder,
): Promise<void> {
  const isSame =
    checkout.currency === priced.total.currency &&
    worthOf(await selectCheckoutLines(db, checkout.id)) === worthOf(priced.lines)
  if (!isSame) throw new Failure('Checkout.ReferenceTaken')
}

function alreadyComplete({ payment }: HeldCheckout): Failure {
  if (payment.state === 'succeeded')
    return new Failure('Checkout.AlreadyComplete', 'This reference has already been paid.')
  return new Failure(
    'Checkout.AlreadyComplete',
    payment.state === 'processing'
      ? 'A payment for this reference is being processed.'
      : 'A payment for this reference is under review.',
  )
}

async function planOf(house: House, order: CheckoutOrder): Promise<Plan> {
  const seller = found(await selectSeller(house.db, order.organisationId), 'Organisation.NotFound')
  const addresses = addressesOf(house, seller, order)
  const priced = await priceOrder(house, order)
  if (!seller.account?.accountId || !canCharge(seller.account)) throw new Failure('PaymentAccount.NotEnabled')
  const { isBySeller: _, mayReprice: __, ...said } = order
  const fingerprint = sha256(canonical({ ...said, ...addresses, ...priced }))
  return { order, seller, priced, addresses, fingerprint }
}

const namesIn = ({ externalReference, metadata }: CheckoutOrder) => ({ externalReference, metadata })

/** Step one. Undefined when another call started at the same moment. */
async function begin(
  { clock, db, stripe }: House,
  { addresses, fingerprint, order, priced, seller }: Plan,
): Promise<HeldCheckout | undefined> {
  const { country, internalReferenceId, organisationId, uiMode } = order
  const { lines, total } = priced
  const feeMinor = shareOf(total, seller.revenueSharePpm)
  const { clientMinor, platformMinor } = splitFee(feeMinor, seller.platformSharePpm)
  const id = newId()
  const { currency, minor: totalMinor } = total
  const checkout = {
    id,
    organisationId,
    internalReferenceId,
    ...(order.isBySeller ? namesIn(order) : await selectNames(db, order)),
    country,
    uiMode,
    fingerprint,
    currency,
    totalMinor,
  }
  const isMade = await insertIfFree(
    db,
    { ...checkout, ...addresses },
    lines,
    {
      id: newId(),
      organisationId,
      checkoutId: id,
      paymentAccountId: seller.account?.id,
      livemode: stripe.livemode,
      amountMinor: totalMinor,
      currency,
      description: `Checkout ${internalReferenceId}`,
      statementSuffix: statementSuffix(internalReferenceId) ?? null,
      feeMinor,
      platformFeeMinor: platformMinor,
      clientFeeMinor: clientMinor,
    },
    clock.now(),
  )
  const held = isMade ? await selectHeldCheckout(db, order) : undefined
  return held?.checkout.id === id ? held : undefined
}

/** Steps two and three. Undefined when the checkout has ended in the meantime; the reference is then checked again. */
async function proceed(house: House, held: HeldCheckout): Promise<OpenedCheckout | undefined> {
  const { clock, db } = house
  const { accountId, checkout, payment } = held
  const session = await askForCheckoutSession(house, held)
  const stored = await updatePaymentState(
    db,
    payment.id,
    'open',
    { sessionReference: session.reference },
    clock.now(),
    // Not from `processing`: the payer of a shared checkout may have paid while this call was on its way.
    ['opening', 'unknown', 'open'],
  )
  if (!stored) {
    await closeIfGivenUp(house, payment.id, session.reference)
    return undefined
  }
  if (session.state !== 'open') {
    await reconcilePayment(house, payment.id)
    return undefined
  }
  return { session, accountId, isEmbedded: checkout.uiMode === 'embedded' }
}
