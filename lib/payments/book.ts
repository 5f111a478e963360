// Writes ledger entries: one row for one fact, however often it is heard.
import { eq, inArray } from 'drizzle-orm'
import { type LedgerKind, ledgerEntries } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import type { Payment } from './payment'

interface Entry {
  fact: string
  kind: LedgerKind
  amountMinor: number
  occurredAt: Date
}

/** True when the fact was news. */
export async function book(tx: Transaction, payment: Payment, entry: Entry): Promise<boolean> {
  const { checkoutId, currency, id: paymentId, invoiceId, organisationId } = payment
  const made = await tx
    .insert(ledgerEntries)
    .values({ ...entry, organisationId, invoiceId, checkoutId, paymentId, currency })
    .onConflictDoNothing({ target: ledgerEntries.fact })
    .returning({ id: ledgerEntries.id })
  return made.length > 0
}

export const bookPayment = (
  tx: Transaction,
  payment: Payment,
  fact: string,
  occurredAt: Date,
): Promise<boolean> =>
  book(tx, payment, { fact, kind: 'payment', amountMinor: payment.amountMinor, occurredAt })

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
