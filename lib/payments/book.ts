// Writes ledger entries: one row for one fact, however often it is heard. What is paid follows in the same transaction.
import { eq, inArray } from 'drizzle-orm'
import { type LedgerKind, ledgerEntries } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { followPayable, type PayableOf } from './payable-row'
import type { Payment } from './payment'

interface Entry {
  fact: string
  kind: LedgerKind
  amountMinor: number
  occurredAt: Date
}

/** What an entry is about. Credit belongs to an invoice, and to no payment. */
export interface Subject extends PayableOf {
  organisationId: string
  currency: string
  paymentId: string | null
}

export const subjectOf = ({ checkoutId, currency, id, invoiceId, organisationId }: Payment): Subject => ({
  ...{ checkoutId, currency, invoiceId, organisationId },
  paymentId: id,
})

/** True when the fact was news. Then the invoice or checkout says at once what its ledger says, whatever was booked. */
export async function book(tx: Transaction, subject: Subject, entry: Entry, now: Date): Promise<boolean> {
  const { checkoutId, currency, invoiceId, organisationId, paymentId } = subject
  const made = await tx
    .insert(ledgerEntries)
    .values({ ...entry, organisationId, invoiceId, checkoutId, paymentId, currency })
    .onConflictDoNothing({ target: ledgerEntries.fact })
    .returning({ id: ledgerEntries.id })
  if (made.length > 0) await followPayable(tx, subject, now)
  return made.length > 0
}

export const bookPayment = (
  tx: Transaction,
  payment: Payment,
  { fact, occurredAt }: Pick<Entry, 'fact' | 'occurredAt'>,
  now: Date,
): Promise<boolean> =>
  book(tx, subjectOf(payment), { fact, kind: 'payment', amountMinor: payment.amountMinor, occurredAt }, now)

/** Which of these facts are in the ledger already. */
export async function bookedFacts(tx: Transaction, facts: string[]): Promise<Set<string>> {
  if (facts.length === 0) return new Set()
  const rows = await tx
    .select({ fact: ledgerEntries.fact })
    .from(ledgerEntries)
    .where(
      facts.length === 1 && facts[0] ? eq(ledgerEntries.fact, facts[0]) : inArray(ledgerEntries.fact, facts),
    )
  return new Set(rows.map((row) => row.fact))
}
