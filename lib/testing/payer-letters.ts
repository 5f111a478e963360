// What letters to payers are about, where that is something issued.
import { paymentLocks } from '@/db/schema/card-testing'
import { outbox } from '@/db/schema/mail'
import { payments, refunds } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import { createCreditNote } from '@/lib/credit-notes/create'
import { cancelDiscount, creditDiscount } from '@/lib/credit-notes/discount'
import { selectDiscountsOf } from '@/lib/credit-notes/store'
import { newId } from '@/lib/ids'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { type Business, sendBill } from './business'

type Payment = typeof payments.$inferInsert

export async function insertPayment(
  { house, organisationId }: Business,
  invoiceId: string,
  state: Payment['state'],
) {
  const id = newId()
  const isCard = state === 'succeeded'
  await house.db.insert(payments).values({
    ...{ id, organisationId, invoiceId, state, source: 'stripe', livemode: false, currency: 'EUR' },
    ...{ amountMinor: 14_076, feeMinor: 0, platformFeeMinor: 0, clientFeeMinor: 0 },
    method: { type: isCard ? 'card' : 'sepa_debit', brand: null, last4: '3201', wallet: null, country: 'DE' },
    succeededAt: isCard ? new Date('2026-11-20T10:00:00Z') : null,
  })
  return id
}

async function insertRefund(business: Business, paymentId: string, state: 'pending' | 'failed') {
  const { house, organisationId } = business
  const id = newId()
  const money = { amountMinor: 2_000, currency: 'EUR' }
  await house.db
    .insert(refunds)
    .values({ id, organisationId, paymentId, ...money, state, origin: 'api' as const })
  const fact = `refund-notice:${id}`
  await house.db
    .insert(outbox)
    .values({ id: newId(), kind: 'refund-notice', fact, content: {}, state: 'sent' })
  return id
}

/** What a payment had taken off, until it was lost. */
const withdrawDiscount = ({ house, organisationId }: Business, payment: { id: string; invoiceId: string }) =>
  transact(house.db, async (tx) => {
    const about = { ...payment, organisationId }
    await creditDiscount(tx, about, 100, house.clock.now())
    await cancelDiscount(tx, about, house.clock.now())
    const [note] = await selectDiscountsOf(tx, about)
    if (!note) throw new Error('no discount was credited')
    return note.id
  })

/** Every letter to a payer that is about something issued, with what it is about. */
export async function payerLetters(business: Business): Promise<Record<string, object>> {
  const { house, organisationId } = business
  const [{ invoiceId }, paid] = [await sendBill(business), await sendBill(business)]
  const owing = await sendBill(business)
  const creditNoteId = newId()
  await createCreditNote(house, {
    ...{ id: creditNoteId, organisationId, invoiceId, amountMinor: 76, reason: 'Late' },
  })
  await issueCreditNote(house, organisationId, creditNoteId)
  const succeeded = await insertPayment(business, paid.invoiceId, 'succeeded')
  const [lockId, now] = [newId(), house.clock.now()]
  const until = new Date(now.getTime() + 3_600_000)
  const lock = { id: lockId, organisationId, invoiceId, subject: `invoice:${invoiceId}`, declines: 6 }
  await house.db.insert(paymentLocks).values({ ...lock, reason: 'link', since: now, until })
  const discountId = await withdrawDiscount(business, { id: succeeded, invoiceId: paid.invoiceId })
  return {
    'invoice-sent': { invoiceId },
    'credit-note-issued': { creditNoteId },
    'discount-withdrawn': { creditNoteId: discountId, invoiceId: paid.invoiceId },
    receipt: { paymentId: succeeded },
    'refund-notice': { refundId: await insertRefund(business, succeeded, 'pending') },
    'refund-failed-payer': { refundId: await insertRefund(business, succeeded, 'failed') },
    'debit-on-its-way': { paymentId: await insertPayment(business, owing.invoiceId, 'processing') },
    'debit-failed-payer': { paymentId: await insertPayment(business, paid.invoiceId, 'failed') },
    'unlock-code': { lockId, organisationId },
  }
}
