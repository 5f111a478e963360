// The credit note of a discount that a payment has earned, and the one that takes it back when the payment is lost.
import type { Transaction } from '@/db/transact'
import { writeLetter } from '@/lib/outbox/outbox'
import { cancelNote, creditAmount } from './issue-amount'
import { selectDiscountsOf } from './store'

export interface Discounted {
  id: string
  organisationId: string
  invoiceId: string
}

/** Answers what is credited: at most one of a payment is in force. The invoice is locked, and does not follow yet (`creditAmount`). */
export async function creditDiscount(
  tx: Transaction,
  { id, invoiceId, organisationId }: Discounted,
  amountMinor: number,
  now: Date,
): Promise<number> {
  if (amountMinor <= 0) return 0
  const known = await selectDiscountsOf(tx, { id, invoiceId })
  if (known.some(({ status }) => status === 'Issued')) return 0
  const note = await creditAmount(
    tx,
    {
      ...{ organisationId, invoiceId, paymentId: id },
      reasonOf: ({ say }) => say('paper.creditedForPaying'),
    },
    amountMinor,
    now,
  )
  if (note) await writeLetter(tx, 'credit-note-issued', note.id, { creditNoteId: note.id })
  return note?.totalMinor ?? 0
}

/** True when it is news, of which its payer is told. The invoice does not follow yet, as above. */
export async function cancelDiscount(tx: Transaction, payment: Discounted, now: Date): Promise<boolean> {
  const inForce = (await selectDiscountsOf(tx, payment)).find(({ status }) => status === 'Issued')
  if (!inForce) return false
  await cancelNote(tx, inForce, now)
  const { id: creditNoteId, invoiceId } = inForce
  await writeLetter(tx, 'discount-withdrawn', creditNoteId, { creditNoteId, invoiceId })
  return true
}

/** What it took off when it was in force last, where it is no more; 0 where it is, or never was. */
export async function cancelledDiscountMinor(tx: Transaction, payment: Discounted): Promise<number> {
  const last = (await selectDiscountsOf(tx, payment)).at(-1)
  return last?.status === 'Cancelled' ? last.totalMinor : 0
}
