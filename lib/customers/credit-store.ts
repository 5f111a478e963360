// SQL for customer credit: what was kept from overpaid invoices, minus what was applied to others.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { customers, invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'
import { toMinor } from '@/lib/money/money'
import type { Credit } from './customer'

/** Customer → credit by currency, in the order of the alphabet; nothing for who has none. */
export async function selectCredits(
  db: Queryable,
  organisationId: string,
  customerIds: readonly string[],
): Promise<Map<string, Credit[]>> {
  const credits = new Map<string, Credit[]>()
  if (customerIds.length === 0) return credits
  const sum = sql<string>`-sum(${ledgerEntries.amountMinor})`
  const rows = await db
    .select({ customerId: invoices.customerId, currency: ledgerEntries.currency, sum })
    .from(ledgerEntries)
    .innerJoin(invoices, eq(invoices.id, ledgerEntries.invoiceId))
    .where(
      and(
        eq(ledgerEntries.organisationId, organisationId),
        // Said as the index says it, which holds nothing else and so little.
        sql`${ledgerEntries.kind} in ('credit_kept', 'credit_applied')`,
        inArray(invoices.customerId, [...customerIds]),
      ),
    )
    .groupBy(invoices.customerId, ledgerEntries.currency)
    .having(sql`sum(${ledgerEntries.amountMinor}) <> 0`)
    .orderBy(ledgerEntries.currency)
  for (const row of rows)
    credits.set(row.customerId, [
      ...(credits.get(row.customerId) ?? []),
      { currency: row.currency, amountMinor: toMinor(row.sum) },
    ])
  return credits
}

export async function selectCredit(
  db: Queryable,
  organisationId: string,
  customerId: string,
  currency: string,
): Promise<number> {
  const credits = (await selectCredits(db, organisationId, [customerId])).get(customerId) ?? []
  return credits.find((credit) => credit.currency === currency)?.amountMinor ?? 0
}

/** Invoice → credit that pays it, below 0 where it was kept of it; the one that credit was last moved by comes first. */
export async function selectCreditByInvoice(
  db: Queryable,
  organisationId: string,
  customerId: string,
  currency: string,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: invoices.id, sum: sql<string>`sum(${ledgerEntries.amountMinor})` })
    .from(ledgerEntries)
    .innerJoin(invoices, eq(invoices.id, ledgerEntries.invoiceId))
    .where(
      and(
        eq(ledgerEntries.organisationId, organisationId),
        sql`${ledgerEntries.kind} in ('credit_kept', 'credit_applied')`,
        eq(invoices.customerId, customerId),
        eq(ledgerEntries.currency, currency),
      ),
    )
    .groupBy(invoices.id)
    .orderBy(desc(sql`max(${ledgerEntries.id})`))
  return new Map(rows.map(({ id, sum }) => [id, toMinor(sum)]))
}

/** What was kept of this invoice's money, and has paid nothing yet. */
export const unspentOf = (creditMinor: number, byInvoice: Map<string, number>, invoiceId: string): number =>
  Math.max(Math.min(creditMinor, -(byInvoice.get(invoiceId) ?? 0)), 0)

/** Serialises the use of this customer's credit. Invoices for them can still be created. */
export async function lockCustomer(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.id, id), eq(customers.organisationId, organisationId)))
    .for('no key update')
}
