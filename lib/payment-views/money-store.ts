// SQL for the money of one invoice, checkout or session: its payments with refunds, disputes, account and payout.
import { and, desc, eq, inArray, isNotNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Queryable } from '@/db/database'
import { type Provider, providerConnections } from '@/db/schema/applications'
import { issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { type PaymentWithParts, selectWithParts } from '@/lib/payments/parts-store'

export interface MoneyRow extends PaymentWithParts {
  accountId: string | null
  /** Who took it on an account of the merchant's own; null for all else. */
  provider: Provider | null
  /** Its receipt; null until that is issued. */
  receipt: { documentNumber: string; issuedAt: Date } | null
  payout: typeof payouts.$inferSelect | null
}

export type PayableKey = { invoiceId: string } | { checkoutId: string } | { sessionId: string }

/** In whichever table names what is paid. */
export function isOfPayable(
  of: Record<'invoiceId' | 'checkoutId' | 'sessionId', AnyPgColumn>,
  payable: PayableKey,
): SQL {
  if ('invoiceId' in payable) return eq(of.invoiceId, payable.invoiceId)
  if ('checkoutId' in payable) return eq(of.checkoutId, payable.checkoutId)
  return eq(of.sessionId, payable.sessionId)
}

const OVER = ['failed', 'cancelled'] as const

export const isOver = ({ state }: Pick<MoneyRow, 'state'>): boolean => OVER.some((over) => over === state)

/** Attempts that came to nothing may be thousands: of them the newest. */
export const ENDED_SHOWN = 25

/** Newest first; of those that came to nothing, and have no trouble, only some. */
export function selectPaymentsWithMoney(db: Queryable, payable: PayableKey): Promise<MoneyRow[]> {
  const newestEnded = db
    .select({ id: payments.id })
    .from(payments)
    .where(and(isOfPayable(payments, payable), inArray(payments.state, [...OVER])))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(ENDED_SHOWN)
  return selectMoney(
    db,
    and(
      isOfPayable(payments, payable),
      or(
        notInArray(payments.state, [...OVER]),
        isNotNull(payments.quarantineReason),
        sql`exists (select 1 from ${refunds} r where r.payment_id = ${payments.id})`,
        sql`${payments.id} = any(array(${newestEnded}))`,
      ),
    ),
  )
}

/** In no other order. */
export const selectNamedPayments = async (db: Queryable, ids: string[]): Promise<MoneyRow[]> =>
  ids.length === 0 ? [] : selectMoney(db, inArray(payments.id, ids))

async function selectMoney(db: Queryable, where: SQL | undefined): Promise<MoneyRow[]> {
  const rows = await db
    .select({
      ...{ payment: payments, accountId: paymentAccounts.accountId, payout: payouts },
      provider: providerConnections.provider,
      receipt: { documentNumber: issuedDocuments.documentNumber, issuedAt: issuedDocuments.issuedAt },
    })
    .from(payments)
    .leftJoin(paymentAccounts, eq(paymentAccounts.id, payments.paymentAccountId))
    .leftJoin(payouts, eq(payouts.id, payments.payoutId))
    .leftJoin(providerConnections, eq(providerConnections.id, payments.connectionId))
    .leftJoin(issuedDocuments, eq(issuedDocuments.paymentId, payments.id))
    .where(where)
    .orderBy(desc(payments.createdAt), desc(payments.id))
  const withParts = await selectWithParts(
    db,
    rows.map(({ payment }) => payment),
  )
  return withParts.flatMap((payment, at) => {
    const row = rows[at]
    if (!row) return []
    const { accountId, payout, provider, receipt } = row
    return [{ ...payment, accountId, payout, provider, receipt }]
  })
}

export async function selectInvoiceName(
  db: Queryable,
  id: string,
): Promise<{ organisationId: string; documentNumber: string | null } | undefined> {
  const [row] = await db
    .select({ organisationId: invoices.organisationId, documentNumber: invoices.documentNumber })
    .from(invoices)
    .where(eq(invoices.id, id))
  return row
}
