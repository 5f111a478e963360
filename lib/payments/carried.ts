// What refunds from before they said why had made owed, as credit without a document: booked once, and booked back when one fails.
import { and, eq, sql } from 'drizzle-orm'
import { ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'
import { insertEntry, type Subject } from '@/lib/invoices/ledger-store'
import type { Payment } from './payment'

const carriedFact = (refundId: string): string => `credit_carried:${refundId}`

const subjectOf = ({ currency, invoiceId, organisationId }: Payment): Subject => ({
  ...{ organisationId, invoiceId, checkoutId: null, sessionId: null, paymentId: null, currency },
})

/** The paid amount does not follow yet. */
export const insertCarried = (
  tx: Transaction,
  payment: Payment,
  refundId: string,
  amountMinor: number,
  now: Date,
): Promise<boolean> =>
  insertEntry(tx, subjectOf(payment), {
    ...{ fact: carriedFact(refundId), kind: 'credit', amountMinor, occurredAt: now },
  })

/** Nothing where nothing was carried; true when it is news. The paid amount does not follow yet. */
export async function bookCarriedBack(
  tx: Transaction,
  payment: Payment,
  refundId: string,
  now: Date,
): Promise<boolean> {
  const [carried] = await tx
    .select({ amountMinor: ledgerEntries.amountMinor })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.fact, carriedFact(refundId)), sql`${ledgerEntries.amountMinor} > 0`))
  if (!carried) return false
  return insertEntry(tx, subjectOf(payment), {
    ...{ fact: `credit_carried_back:${refundId}`, kind: 'credit', amountMinor: -carried.amountMinor },
    occurredAt: now,
  })
}
