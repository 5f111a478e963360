// SQL for exports of money: what was booked, in the order of booking, and what went to the bank.
import { and, asc, between, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { checkouts } from '@/db/schema/checkouts'
import { issuedDocuments } from '@/db/schema/documents'
import { customers, invoices } from '@/db/schema/invoices'
import { type LedgerKind, ledgerEntries } from '@/db/schema/ledger'
import { disputes, payments } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { momentsOf, type Range } from './range'

/** Currencies in which something was booked: one step along the index for each. */
export async function selectBookedCurrencies(db: Queryable, organisationId: string): Promise<string[]> {
  const next = (condition: SQL) => sql`
    select currency from ${ledgerEntries} where organisation_id = ${organisationId}::uuid ${condition}
    order by currency limit 1`
  const rows = await db.execute<{ currency: string }>(sql`
    with recursive found as (
      (${next(sql``)})
      union all
      select (${next(sql`and currency > found.currency`)}) from found where found.currency is not null
    ) select currency from found where currency is not null`)
  return rows.map(({ currency }) => currency)
}

export type Booked = Awaited<ReturnType<typeof selectBooked>>[number]

interface Asked {
  kinds: LedgerKind[]
  currency: string
  after: { entry: { occurredAt: Date; id: number } } | undefined
  limit: number
}

/** Entries of one currency with what they are about, by the moment of booking. */
export async function selectBooked(db: Queryable, range: Range, { after, currency, kinds, limit }: Asked) {
  const { since, until } = momentsOf(range)
  const behind =
    after &&
    sql`(${ledgerEntries.occurredAt}, ${ledgerEntries.id}) > (${after.entry.occurredAt.toISOString()}::timestamptz, ${after.entry.id}::bigint)`
  // Found first, and looked up afterwards: joined at once, whole tables might be read for each thousand.
  const found = db
    .select({ id: ledgerEntries.id })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organisationId, range.organisationId),
        eq(ledgerEntries.currency, currency),
        inArray(ledgerEntries.kind, kinds),
        // The index is entered here, and not at the first day again.
        gte(ledgerEntries.occurredAt, after?.entry.occurredAt ?? since),
        lt(ledgerEntries.occurredAt, until),
        behind,
      ),
    )
    .orderBy(asc(ledgerEntries.occurredAt), asc(ledgerEntries.id))
    .limit(limit)
    .as('found')
  return db
    .select({
      entry: ledgerEntries,
      payment: payments,
      payout: { reference: payouts.reference, arrivesOn: payouts.arrivesOn },
      documentNumber: invoices.documentNumber,
      customerName: customers.name,
      checkoutReference: checkouts.internalReferenceId,
      receiptNumber: issuedDocuments.documentNumber,
    })
    .from(found)
    .innerJoin(ledgerEntries, eq(ledgerEntries.id, found.id))
    .leftJoin(payments, eq(payments.id, ledgerEntries.paymentId))
    .leftJoin(payouts, eq(payouts.id, payments.payoutId))
    .leftJoin(issuedDocuments, eq(issuedDocuments.paymentId, payments.id))
    .leftJoin(invoices, eq(invoices.id, ledgerEntries.invoiceId))
    .leftJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(checkouts, eq(checkouts.id, ledgerEntries.checkoutId))
    .orderBy(asc(ledgerEntries.occurredAt), asc(ledgerEntries.id))
}

/** Of the payment of an entry: its surcharge, and what the seller has borne of it before that entry. */
export async function selectSurcharge(
  db: Queryable,
  { id, invoiceId, paymentId }: Booked['entry'],
): Promise<{ surchargeMinor: number; borneMinor: number }> {
  const { amountMinor, kind } = ledgerEntries
  const [row] = await db
    .select({
      surchargeMinor: sql`coalesce(-sum(${amountMinor}) filter (where ${kind} = 'surcharge'), 0)`.mapWith(
        Number,
      ),
      borneMinor: sql`coalesce(sum(${amountMinor}) filter (where ${kind} = 'seller_loss'), 0)`.mapWith(
        Number,
      ),
    })
    .from(ledgerEntries)
    .where(
      and(
        // Payments have no index in the ledger, invoices have one.
        eq(ledgerEntries.invoiceId, invoiceId ?? ''),
        eq(ledgerEntries.paymentId, paymentId ?? ''),
        lt(ledgerEntries.id, id),
      ),
    )
  return row ?? { surchargeMinor: 0, borneMinor: 0 }
}

interface Part<Row> {
  after: Row | undefined
  limit: number
}

export type DisputeToExport = Awaited<ReturnType<typeof selectDisputesWithFee>>[number]

/** Disputes for which the provider has charged a fee, by when they were opened. */
export async function selectDisputesWithFee(
  db: Queryable,
  range: Range,
  { after, limit }: Part<{ dispute: { createdAt: Date; id: string } }>,
) {
  const { since, until } = momentsOf(range)
  const moment = after?.dispute.createdAt.toISOString()
  return db
    .select({ dispute: disputes, payment: payments, documentNumber: invoices.documentNumber })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(
      and(
        eq(disputes.organisationId, range.organisationId),
        gt(disputes.providerFeeMinor, 0),
        gte(disputes.createdAt, after?.dispute.createdAt ?? since),
        lt(disputes.createdAt, until),
        range.currency && eq(disputes.currency, range.currency),
        after &&
          sql`(${disputes.createdAt}, ${disputes.id}) > (${moment}::timestamptz, ${after.dispute.id}::uuid)`,
      ),
    )
    .orderBy(asc(disputes.createdAt), asc(disputes.id))
    .limit(limit)
}

export type PayoutToExport = Awaited<ReturnType<typeof selectPayoutsToExport>>[number]

/** By the day on which they arrive, in the order in which they were made. */
export async function selectPayoutsToExport(
  db: Queryable,
  range: Range,
  { after, limit }: Part<{ createdAt: Date; id: string }>,
) {
  const moment = after?.createdAt.toISOString()
  return db
    .select()
    .from(payouts)
    .where(
      and(
        eq(payouts.organisationId, range.organisationId),
        between(payouts.arrivesOn, range.from, range.to),
        range.currency && eq(payouts.currency, range.currency),
        after && sql`(${payouts.createdAt}, ${payouts.id}) > (${moment}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(payouts.createdAt), asc(payouts.id))
    .limit(limit)
}
