// Issues the receipt of a payment when it is first needed: numbered and frozen, and never changed.
import { type Transaction, transact } from '@/db/transact'
import { PROVIDER_NAMES } from '@/lib/connectors/names'
import { type IssuedDocument, selectIssued, snapshotIn } from '@/lib/documents/file-store'
import { findIssued } from '@/lib/documents/find-issued'
import { insertIssued, selectPayersNumber } from '@/lib/documents/freeze-store'
import type { DocumentSnapshot, SnapshotReceipt } from '@/lib/documents/snapshot'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { paymentReference } from '@/lib/money/payment-reference'
import { lockNumbers, takeNumber } from '@/lib/organisations/take-number'
import { dayIn } from '@/lib/time-zone'
import { contentsOfOrder } from './order-contents'
import {
  isTold,
  lockIssuedInvoice,
  lockOrder,
  lockPaymentKey,
  type PaidThen,
  type PaidTo,
  selectPaidThen,
  selectPaidTo,
} from './receipt-store'

/** What was paid for, as its own document says it, and whether that was frozen only later. */
interface PaidFor {
  contents: DocumentSnapshot
  isFrozenLater: boolean
}

async function paidForOf(tx: Transaction, paid: PaidTo): Promise<PaidFor> {
  const { checkoutId, invoiceId } = paid.payment
  if (invoiceId !== null) {
    // What was paid was issued: without a snapshot, its contents were erased before there were any.
    const issued = found(await lockIssuedInvoice(tx, invoiceId), 'Document.Erased')
    const said = found(snapshotIn(issued.snapshot), 'Document.Erased')
    const contents = { ...said, ...(await selectPayersNumber(tx, invoiceId)) }
    return { contents, isFrozenLater: issued.frozenLater !== null }
  }
  if (checkoutId === null) throw new Failure('Receipt.NoInvoice')
  const order = found(await lockOrder(tx, checkoutId), 'Document.Erased')
  return { contents: contentsOfOrder(paid, order), isFrozenLater: false }
}

function factsOf(
  { organisation, payment, provider }: PaidTo,
  { creditedMinor, fromCreditMinor, paidMinor }: PaidThen,
  { totalMinor }: DocumentSnapshot,
  now: Date,
): Omit<SnapshotReceipt, 'documentNumber'> {
  const { amountMinor, createdAt, id, invoiceId, method, source, succeededAt } = payment
  const { timeZone } = organisation
  return {
    issueDate: dayIn(timeZone, now),
    paidOn: dayIn(timeZone, succeededAt ?? createdAt),
    ...{ timeZone, amountMinor, paidMinor, fromCreditMinor, creditedMinor },
    methodType: source === 'manual' ? 'manual' : (method?.type ?? 'unknown'),
    ...{ brand: method?.brand ?? null, last4: method?.last4 ?? null, wallet: method?.wallet ?? null },
    reference: paymentReference(id),
    provider: source === 'manual' ? null : PROVIDER_NAMES[provider ?? 'stripe'],
    of: invoiceId !== null ? 'invoice' : 'order',
    outstandingMinor: Math.max(totalMinor - creditedMinor - paidMinor, 0),
    ...priceOf(payment),
  }
}

/** What it came to; what was paid without a price says nothing of one. */
function priceOf({ price }: PaidTo['payment']): Pick<SnapshotReceipt, 'surchargeMinor' | 'discountMinor'> {
  const { creditMinor = 0, surchargeMinor = 0 } = price?.settled ?? {}
  return {
    ...(surchargeMinor > 0 && { surchargeMinor }),
    ...(creditMinor > 0 && { discountMinor: creditMinor }),
  }
}

/**
 * Whoever is first issues it, and everybody else finds it; answers it. Never within what settles a payment, which must not wait for
 * numbers. Throws `Payment.NotFound`, `Receipt.NotPaid`, `Receipt.NoInvoice`, `Document.Erased`.
 */
export async function issueReceipt(
  { clock, db }: Pick<House, 'clock' | 'db'>,
  paymentId: string,
): Promise<IssuedDocument> {
  const known = await selectIssued(db, { paymentId })
  if (known) return known
  const paid = found(await selectPaidTo(db, paymentId), 'Payment.NotFound')
  const { invoiceId, state } = paid.payment
  if (state !== 'succeeded') throw new Failure('Receipt.NotPaid')
  if (invoiceId !== null) await findIssued({ clock, db }, { invoiceId })
  return transact(db, (tx) => issueWithin(tx, paid, clock.now()))
}

async function issueWithin(tx: Transaction, paid: PaidTo, now: Date): Promise<IssuedDocument> {
  const { id: paymentId, organisationId } = paid.payment
  await lockPaymentKey(tx, paymentId)
  // From here on nobody else of this organisation issues anything: who was second finds what the first has issued.
  await lockNumbers(tx, organisationId)
  const known = await selectIssued(tx, { paymentId })
  if (known) return known
  const { contents, isFrozenLater } = await paidForOf(tx, paid)
  const facts = factsOf(paid, await selectPaidThen(tx, paid.payment), contents, now)
  const isLate = isFrozenLater || (await isTold(tx, paymentId))
  const documentNumber = await takeNumber(tx, organisationId, 'receipts', facts.issueDate)
  const snapshot: DocumentSnapshot = { ...contents, receipt: { ...facts, documentNumber } }
  const issued = { id: newId(), organisationId, documentNumber, issuedAt: now }
  const about = { kind: 'receipt', paymentId, frozenLater: isLate ? now : null } as const
  await insertIssued(tx, [{ ...issued, ...about, snapshot: { ...snapshot } }])
  return { ...issued, snapshot }
}
