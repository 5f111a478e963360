// SQL for entries of the ledger: one row for one fact, however often it is reported.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type LedgerKind, ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'
import { toMinor } from '@/lib/money/money'
import type { Invoice } from './invoice'

export interface Entry {
  fact: string
  kind: LedgerKind
  amountMinor: number
  occurredAt: Date
}

/** What an entry is about: of the three payables only one. Credit belongs to an invoice, and to no payment. */
export interface Subject {
  organisationId: string
  currency: string
  invoiceId: string | null
  checkoutId: string | null
  sessionId: string | null
  paymentId: string | null
}

export const subjectOfInvoice = ({
  currency,
  id,
  organisationId,
}: Pick<Invoice, 'currency' | 'id' | 'organisationId'>): Subject => ({
  ...{ organisationId, currency },
  ...{ invoiceId: id, checkoutId: null, sessionId: null, paymentId: null },
})

/** True when the fact was news. Whoever writes sees to it that what is paid follows, in the same transaction. */
export async function insertEntry(tx: Transaction, subject: Subject, entry: Entry): Promise<boolean> {
  const { checkoutId, currency, invoiceId, organisationId, paymentId, sessionId } = subject
  const made = await tx
    .insert(ledgerEntries)
    .values({ ...entry, organisationId, invoiceId, checkoutId, sessionId, paymentId, currency })
    .onConflictDoNothing({ target: ledgerEntries.fact })
    .returning({ id: ledgerEntries.id })
  return made.length > 0
}

/** What an invoice's ledger holds: money that came and did not go, and credit of the customer's; and what was credited. */
export async function selectHeld(
  tx: Transaction,
  invoiceId: string,
): Promise<{ heldMinor: number; creditedMinor: number }> {
  const { amountMinor, kind } = ledgerEntries
  const [row] = await tx
    .select({
      held: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} <> 'credit'), 0)`,
      credited: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} = 'credit'), 0)`,
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.invoiceId, invoiceId))
  return { heldMinor: toMinor(row?.held ?? 0), creditedMinor: toMinor(row?.credited ?? 0) }
}

/** What payments of an invoice have brought for their means alone, and was not given back: a payment that is gone has brought nothing. */
export async function selectSurchargesMinor(tx: Transaction, invoiceId: string): Promise<number> {
  const { amountMinor, kind } = ledgerEntries
  const [row] = await tx
    .select({ minor: sql<string>`coalesce(-sum(${amountMinor}), 0)` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.invoiceId, invoiceId), inArray(kind, ['surcharge', 'seller_loss'])))
  return Math.max(toMinor(row?.minor ?? 0), 0)
}

/** Entries of credit: the one of this fact, and those whose facts go on from it after a colon. */
export const selectCreditFamily = (tx: Transaction, organisationId: string, fact: string) =>
  tx
    .select({ invoiceId: ledgerEntries.invoiceId, amountMinor: ledgerEntries.amountMinor })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organisationId, organisationId),
        // Said as the index says it, which holds nothing else and so little.
        sql`${ledgerEntries.kind} in ('credit_kept', 'credit_applied')`,
        sql`(${ledgerEntries.fact} = ${fact} or starts_with(${ledgerEntries.fact}, ${`${fact}:`}))`,
      ),
    )
    .orderBy(ledgerEntries.id)
