// One try of a debit: a payment of the house's like any other, made by the means that its payer left, without the payer.
import { type Transaction, transact } from '@/db/transact'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { insertTie } from '@/lib/consents/store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { invoiceCan } from '@/lib/invoices/invoice'
import { lockInvoice } from '@/lib/invoices/store'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { askForIntent } from '@/lib/payments/ask-for-intent'
import { closeForChange, closeLivePayment } from '@/lib/payments/close'
import { selectTimeOfReading } from '@/lib/payments/lookup-store'
import { termsOf } from '@/lib/payments/payable'
import type { Payment } from '@/lib/payments/payment'
import { settle } from '@/lib/payments/settle'
import {
  insertChosen,
  insertIfStillPayable,
  type NewPayment,
  selectLivePayments,
  updatePaymentState,
} from '@/lib/payments/store'
import { priceWithoutPayer } from '@/lib/prices/of-row'
import { type AboutDebit, lockInHand, updateDebit } from './store'

/** Between closing the page's payment and beginning ours a payer may open the next one: it is closed too. */
const TURNS = 5

/**
 * Closes what the page has open, sees that it is closed, and begins. Undefined when the debit is in other hands, or the payer
 * is quicker each time. Throws `Payment.InFlight` while money is on its way, `Payment.ProviderError` when Stripe cannot be asked.
 */
export async function beginTry(house: House, about: AboutDebit): Promise<Payment | undefined> {
  for (let turn = 0; turn < TURNS; turn++) {
    await closeForChange(house, about.invoice.id)
    const begun = await insertTry(house, about)
    if (begun) return begun
  }
  return undefined
}

/** The payment, what it is for, and that the debit is being tried: one transaction, so that there are never two. */
function insertTry({ clock, db, stripe }: House, about: AboutDebit): Promise<Payment | undefined> {
  const now = clock.now()
  const { consent, debit, invoice } = about
  const id = newId()
  return transact(db, async (tx) => {
    if (!(await lockInHand(tx, debit))) return undefined
    const payment = await insertWhole(
      tx,
      about,
      {
        ...{ id, organisationId: invoice.organisationId, invoiceId: invoice.id },
        ...{ paymentAccountId: consent.paymentAccountId, livemode: stripe.livemode },
        ...{ source: 'stripe', state: 'opening' },
        ...termsOf(
          { ...about, live: [] },
          {
            amountMinor: invoice.outstandingMinor,
            price: priceWithoutPayer(about, now, consent.method?.type ?? null),
          },
        ),
      },
      now,
    )
    if (!payment) return undefined
    await insertTie(tx, { consent, debitId: debit.id, paymentId: id })
    await updateDebit(tx, debit, {
      state: 'trying',
      tries: debit.tries + 1,
      firstTriedAt: debit.firstTriedAt ?? now,
      reason: null,
    })
    return payment
  })
}

/** All that is owed, where nothing else is under way; of an invoice with a plan it says so. */
async function insertWhole(
  tx: Transaction,
  { invoice, plan }: AboutDebit,
  row: NewPayment,
  now: Date,
): Promise<Payment | undefined> {
  if (!plan) return insertIfStillPayable(tx, row, now)
  const locked = await lockInvoice(tx, invoice.organisationId, invoice.id)
  const isAsRead =
    locked && invoiceCan('pay', locked) && locked.outstandingMinor === (row.settlesMinor ?? row.amountMinor)
  if (!isAsRead || (await selectLivePayments(tx, invoice.id)).length > 0) return undefined
  return insertChosen(tx, { ...row, choice: 'autopay' }, now)
}

/**
 * Makes the object and charges it, each under a key of this payment's: however often, it is one. Answers the payment as it
 * stands then, declined ones closed. Throws `Failure` when the outcome is not known; the debit stays in hand, and is looked at again.
 */
export async function charge(
  house: House,
  payment: Payment,
  { account, consent }: AboutDebit,
): Promise<{ payment: Payment | undefined; reason: string | null }> {
  const accountId = account?.accountId
  if (!accountId || !consent.methodReference) return { payment, reason: 'account' }
  const reference = await referenceOf(house, payment, accountId)
  if (!reference) return { payment: undefined, reason: null }
  const connector = accountConnector(house, accountId)
  const { asOf } = await selectTimeOfReading(house.db, payment.id)
  try {
    if (!connector.standing) throw new Error('a means is kept where none can be')
    const facts = await connector.standing.charge(reference, consent.methodReference, `${payment.id}:charge`)
    return { payment: await settle(house, payment, facts, asOf), reason: null }
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, accountId)
    if (!isProviderFault(error)) throw error
    if (!isProviderFault(error, 'refused', 'missing'))
      throw new Failure('Payment.ProviderError', undefined, { cause: error })
    const after = await closeLivePayment(house, payment)
    return { payment: after, reason: after?.declineCode ?? error.code ?? 'payment_method_detached' }
  }
}

async function referenceOf(house: House, payment: Payment, accountId: string): Promise<string | undefined> {
  if (payment.providerReference) return payment.providerReference
  const facts = await askForIntent(house, payment, accountId)
  const stored = await updatePaymentState(
    house.db,
    payment.id,
    'open',
    { providerReference: facts.reference, providerStatus: facts.providerStatus ?? null },
    house.clock.now(),
    ['opening', 'unknown', 'open'],
  )
  return stored && facts.reference
}
