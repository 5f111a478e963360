// Opens the payment of an invoice, or of what its payer chose of it, or returns the one already open for the same.
import { transact } from '@/db/transact'
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
import { agreedFor, isAsAgreed } from '@/lib/consents/agreed'
import { insertTie } from '@/lib/consents/store'
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { invoiceCan } from '@/lib/invoices/invoice'
import { lockInvoice } from '@/lib/invoices/store'
import type { Money } from '@/lib/money/money'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { readFilledIn } from '@/lib/payment-accounts/filled-in'
import { selectPlan } from '@/lib/plans/store'
import { CLOSED_AT_ONCE, endOf, inTheWay, sameAs, type Wanted } from '@/lib/plans/under-way'
import type { Wish } from '@/lib/plans/wanted'
import { isPriced } from '@/lib/prices/of-row'
import { decidedOf, isSamePrice } from '@/lib/prices/price'
import { askForIntent } from './ask-for-intent'
import { believeMissing } from './beyond-reach'
import { closeIfGivenUp, closeLivePayment } from './close'
import { assertPayable, findPayable, owed, type Payable, termsOf, wantedOf } from './payable'
import type { Payment } from './payment'
import { reconcilePayment } from './reconcile'
import { insertAttempt, insertChosen, selectLivePayments, updatePaymentState, updateSeen } from './store'

export interface OpenedPayment {
  /** For the payer's page only: never stored, logged, or put into a URL. */
  clientSecret: string
  connectedAccountId: string
  amount: Money
}

/** Between two turns something else has moved the invoice; more turns than this means many at once. */
const TURNS = 8

/**
 * Three acts: the row is written, Stripe is called with the row's id as key, the reference is stored. A crash in between
 * is harmless, because the next call repeats act two under the same key.
 * `network` is from where it is asked; null where nobody knows. Throws `Payment.InvalidToken`, `Payment.InvoiceNotPayable`,
 * `Payment.ChoiceNotOffered`, `Payment.AmountOutOfRange`, `PaymentAccount.NotEnabled`, `Payment.Paused`, `Payment.ProviderError`.
 */
export const openPayment = (
  house: House,
  token: string,
  network: string | null = null,
  wish: Wish = {},
): Promise<OpenedPayment> =>
  answeredWithin(PAYER_WAITS_MS, () =>
    openInTurns(house, token, network === null ? null : networkHash(network), wish),
  )

async function openInTurns(
  house: House,
  token: string,
  from: string | null,
  wish: Wish,
): Promise<OpenedPayment> {
  let asked = wish
  for (let turn = 0; turn < TURNS; turn++) {
    const payable = await findPayable(house, token)
    await assertOpenable(house, payable, from)
    const { account, accountId } = assertPayable(payable)
    if (wish.confirmationToken && !asked.seen && isPriced(payable))
      asked = { ...wish, seen: await readFilledIn(house, accountId, wish.confirmationToken) }
    const wanted = wantedOf(payable, asked, house.clock.now())
    const same = sameAs(payable.live, wanted)
    if (!same && (await giveWay(house, inTheWay(payable.live, owed(payable).minor, wanted)))) continue
    const payment = same ?? (await begin(house, payable, account.id, asked))
    const opened = payment && (await proceed(house, payable, payment, { accountId, wanted }))
    if (!opened) continue
    if (same?.endsAt || same?.price)
      await updateSeen(house.db, same.id, { endsAt: endOf(wanted, house.clock.now()), ...decidedOf(wanted) })
    if (from !== null) await upsertOpening(house.db, payment, from, house.clock.now())
    return opened
  }
  throw new Failure(
    'Payment.ProviderError',
    'This invoice is being paid more than once at the moment. Try again.',
    { retryAfterSeconds: 2 },
  )
}

/** Closes them and sees it done; whatever became of them, the invoice is looked at again. False where there are none. */
async function giveWay(house: House, open: readonly Payment[]): Promise<boolean> {
  for (let at = 0; at < open.length; at += CLOSED_AT_ONCE)
    await Promise.all(open.slice(at, at + CLOSED_AT_ONCE).map((payment) => closeLivePayment(house, payment)))
  return open.length > 0
}

/**
 * While too many cards were declined here, no secret is handed out, and one that was is worth nothing. Throws `Payment.Paused`,
 * and `Payment.ProviderError` where what is open could not be closed.
 */
async function assertOpenable(house: House, { invoice, live }: Payable, network: string | null) {
  const lock = await findLock(house, invoiceSubject(invoice.id), network)
  if (!lock) return
  // Who is not let in from their network has no say in what others pay.
  const open = live.filter(({ state }) => state === 'open')
  if (lock.subject === invoiceSubject(invoice.id)) await giveWay(house, open)
  throw pausedFailure(house, lock)
}

/** Act one. Undefined when somebody else began, or the invoice changed, in the same moment. */
async function begin(
  house: House,
  payable: Payable,
  paymentAccountId: string,
  wish: Wish,
): Promise<Payment | undefined> {
  const { clock, db, stripe } = house
  const { id: invoiceId, organisationId } = payable.invoice
  const tie = await agreedFor(house, payable)
  const attempt = {
    ...{ id: newId(), organisationId, invoiceId, paymentAccountId, livemode: stripe.livemode },
    source: 'stripe',
    state: 'opening',
  } as const
  if (!payable.plan) {
    const wanted = wantedOf(payable, wish, clock.now())
    const terms = { ...termsOf(payable, wanted), endsAt: endOf(wanted, clock.now()) }
    return insertAttempt(db, { ...attempt, ...terms }, tie, clock.now())
  }
  return transact(db, async (tx) => {
    // Whoever reserves, pays or changes the plan locks this row first: nothing moves until this is written.
    const invoice = await lockInvoice(tx, organisationId, invoiceId)
    const plan = await selectPlan(tx, invoiceId)
    if (!invoice || !plan || !invoiceCan('pay', invoice)) return undefined
    const live = (await selectLivePayments(tx, invoiceId)).map(({ payment }) => payment)
    const now = { ...payable, invoice, live, plan }
    if (live.some(({ state }) => state === 'quarantined')) return undefined
    if (owed(now).minor !== owed(payable).minor) return undefined
    const wanted = wantedOf(now, wish, clock.now())
    if (sameAs(live, wanted) || inTheWay(live, owed(now).minor, wanted).length > 0) return undefined
    const terms = { ...termsOf(now, wanted), choice: wanted.choice, endsAt: endOf(wanted, clock.now()) }
    const made = await insertChosen(tx, { ...attempt, ...terms }, clock.now())
    if (tie) await insertTie(tx, { ...tie, paymentId: attempt.id })
    return made
  })
}

/** Acts two and three for a live payment. Undefined when it did not fit any more: the invoice is looked at again. */
async function proceed(
  house: House,
  payable: Payable,
  payment: Payment,
  { accountId, wanted }: { accountId: string; wanted: Wanted },
): Promise<OpenedPayment | undefined> {
  const amount = { ...owed(payable), minor: wanted.price?.chargedMinor ?? wanted.amountMinor }
  const fits =
    payment.amountMinor === amount.minor &&
    (payment.settlesMinor ?? payment.amountMinor) === wanted.amountMinor &&
    isSamePrice(payment.price, wanted.price ?? null) &&
    payment.currency === amount.currency &&
    payment.paymentAccountId === payable.account?.id &&
    (await isAsAgreed(house, payable, payment.id))
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
