// Opens the one live payment of an invoice, or returns the one already open.

import {
  findLock,
  invoiceSubject,
  networkHash,
  noteDeclineRead,
  pausedFailure,
} from '@/lib/card-testing/pauses'
import { upsertOpening } from '@/lib/card-testing/store'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import type { Money } from '@/lib/money/money'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { askForIntent } from './ask-for-intent'
import { believeMissing } from './beyond-reach'
import { closeIfGivenUp, closeLivePayment } from './close'
import { assertPayable, findPayable, owed, type Payable, termsOf } from './payable'
import type { Payment } from './payment'
import { reconcilePayment } from './reconcile'
import { insertIfStillPayable, updatePaymentState } from './store'

export interface OpenedPayment {
  /** For the payer's page only: never stored, logged, or put into a URL. */
  clientSecret: string
  connectedAccountId: string
  amount: Money
}

/** Between two turns something else has moved the invoice; more turns than this means many at once. */
const TURNS = 6

/**
 * Three acts: the row is written, Stripe is called with the row's id as key, the reference is stored. A crash in between
 * is harmless, because the next call repeats act two under the same key.
 * `network` is from where it is asked; null where nobody knows. Throws `Payment.InvalidToken`, `Payment.InvoiceNotPayable`,
 * `PaymentAccount.NotEnabled`, `Payment.Paused`, `Payment.ProviderError`.
 */
export const openPayment = (
  house: House,
  token: string,
  network: string | null = null,
): Promise<OpenedPayment> =>
  answeredWithin(PAYER_WAITS_MS, () =>
    openInTurns(house, token, network === null ? null : networkHash(network)),
  )

async function openInTurns(house: House, token: string, from: string | null): Promise<OpenedPayment> {
  for (let turn = 0; turn < TURNS; turn++) {
    const payable = await findPayable(house, token)
    await assertOpenable(house, payable, from)
    const { account, accountId } = assertPayable(payable)
    const payment = payable.live ?? (await begin(house, payable, account.id))
    const opened = payment && (await proceed(house, payable, payment, accountId))
    if (!opened) continue
    if (from !== null) await upsertOpening(house.db, payment, from, house.clock.now())
    return opened
  }
  throw new Failure(
    'Payment.ProviderError',
    'This invoice is being paid more than once at the moment. Try again.',
    {
      retryAfterSeconds: 2,
    },
  )
}

/**
 * While too many cards were declined here, no secret is handed out, and one that was is worth nothing. Throws `Payment.Paused`,
 * and `Payment.ProviderError` where what is open could not be closed.
 */
async function assertOpenable(house: House, { invoice, live }: Payable, network: string | null) {
  const lock = await findLock(house, invoiceSubject(invoice.id), network)
  if (!lock) return
  // Who is not let in from their network has no say in what others pay.
  if (lock.subject === invoiceSubject(invoice.id) && live?.state === 'open')
    await closeLivePayment(house, live)
  throw pausedFailure(house, lock)
}

/** Act one. Undefined when somebody else began, or the invoice changed, in the same moment. */
function begin(house: House, payable: Payable, paymentAccountId: string): Promise<Payment | undefined> {
  const { clock, db, stripe } = house
  return insertIfStillPayable(
    db,
    {
      id: newId(),
      organisationId: payable.invoice.organisationId,
      invoiceId: payable.invoice.id,
      paymentAccountId,
      source: 'stripe',
      state: 'opening',
      livemode: stripe.livemode,
      ...termsOf(payable),
    },
    clock.now(),
  )
}

/** Acts two and three for a live payment. Undefined when it did not fit any more: the invoice is looked at again. */
async function proceed(
  house: House,
  payable: Payable,
  payment: Payment,
  accountId: string,
): Promise<OpenedPayment | undefined> {
  const amount = owed(payable)
  const fits =
    payment.amountMinor === amount.minor &&
    payment.currency === amount.currency &&
    payment.paymentAccountId === payable.account?.id
  if (!fits) {
    await closeLivePayment(house, payment)
    return undefined
  }
  const facts = await intentOf(house, payment, accountId)
  if (!facts) return undefined
  const lock = await noteDeclineRead(house, payment, facts)
  if (lock) {
    await closeLivePayment(house, payment)
    throw pausedFailure(house, lock)
  }
  const isAsOrdered = facts.amountMinor === amount.minor && facts.currency === amount.currency
  if (facts.state !== 'open' || !facts.clientSecret) {
    await reconcilePayment(house, payment.id)
    return undefined
  }
  if (!isAsOrdered) {
    // The account's owner changed it at Stripe: it must not be paid at another amount than is owed.
    await closeLivePayment(house, payment)
    return undefined
  }
  return { clientSecret: facts.clientSecret, connectedAccountId: accountId, amount }
}

async function intentOf(house: House, payment: Payment, accountId: string): Promise<ObjectFacts | undefined> {
  const { clock, db } = house
  if (payment.providerReference) {
    try {
      return await accountConnector(house, accountId).read(payment.providerReference)
    } catch (error) {
      if (isProviderFault(error, 'missing')) {
        await believeMissing(house, { payment, accountId })
        return undefined
      }
      if (isWithdrawal(error)) await doubtAccess(house, accountId)
      throw isProviderFault(error) ? new Failure('Payment.ProviderError', undefined, { cause: error }) : error
    }
  }
  const facts = await askForIntent(house, payment, accountId)
  const stored = await updatePaymentState(
    db,
    payment.id,
    'open',
    { providerReference: facts.reference, providerStatus: facts.providerStatus ?? null },
    clock.now(),
    // Not from `processing`: another tab may have paid while this call was on its way.
    ['opening', 'unknown', 'open'],
  )
  if (!stored) await closeIfGivenUp(house, payment.id, facts.reference)
  return stored && facts
}
