// The credit note that a refund makes, and the one that takes it back when the refund fails.
import type { Transaction } from '@/db/transact'
import type { Reader } from '@/lib/words/reader'
import { cancelNote, creditAmount } from './issue-amount'
import { selectOfRefund } from './store'

export interface RefundToCredit {
  id: string
  organisationId: string
  invoiceId: string
  /** In the words of whoever asked; a provider's code is none. */
  reason: string | null
}

/** What Stripe calls the reasons among which its dashboard lets people choose. */
const CODES = ['duplicate', 'fraudulent', 'requested_by_customer', 'expired_uncaptured_charge']

const reasonOf = ({ reason }: RefundToCredit, { say }: Reader): string =>
  reason && !CODES.includes(reason) ? reason : say('paper.creditedForRefund')

/** Once for each refund. The invoice is locked, and does not follow yet (`creditAmount`). */
export async function creditRefund(
  tx: Transaction,
  refund: RefundToCredit,
  amountMinor: number,
  now: Date,
): Promise<void> {
  const { id: refundId, invoiceId, organisationId } = refund
  if (await selectOfRefund(tx, refundId)) return
  const about = {
    organisationId,
    invoiceId,
    refundId,
    reasonOf: (reader: Reader) => reasonOf(refund, reader),
  }
  await creditAmount(tx, about, amountMinor, now)
}

/** Once: true when it is news. The invoice does not follow yet, as above. */
export async function cancelRefundCredit(tx: Transaction, refundId: string, now: Date): Promise<boolean> {
  const note = await selectOfRefund(tx, refundId)
  if (note?.status !== 'Issued') return false
  await cancelNote(tx, note, now)
  return true
}
