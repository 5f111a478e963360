// Lists an organisation's checkouts for API callers, filtered by the organisation's own references.
import { and, count, desc, eq, type SQL } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { type CheckoutState, checkouts } from '@/db/schema/checkouts'
import { payments } from '@/db/schema/payments'
import type { House } from '@/lib/house'
import { type OwnReferenceFilters, referencedAs } from '@/lib/http/fields/own-references'
import type { Payment } from '@/lib/payments/payment'
import type { Checkout } from './checkout'

export interface CheckoutNames extends OwnReferenceFilters {
  internalReferenceId?: string | undefined
  state?: CheckoutState | undefined
}

export interface CheckoutPage {
  total: number
  rows: { checkout: Checkout; payment: Payment }[]
}

const matching = (organisationId: string, { internalReferenceId, state, ...own }: CheckoutNames) =>
  and(
    eq(checkouts.organisationId, organisationId),
    internalReferenceId === undefined ? undefined : eq(checkouts.internalReferenceId, internalReferenceId),
    state === undefined ? undefined : eq(checkouts.state, state),
    ...referencedAs(checkouts, own),
  )

const select = (db: Queryable, where: SQL | undefined, skip: number, take: number) =>
  db
    .select({ checkout: checkouts, payment: payments })
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .where(where)
    .orderBy(desc(checkouts.createdAt), desc(checkouts.id))
    .offset(skip)
    .limit(take)

/** Newest first. */
export async function listCheckoutsByNames(
  { db }: House,
  organisationId: string,
  names: CheckoutNames,
  { skip, take }: { skip: number; take: number },
): Promise<CheckoutPage> {
  const where = matching(organisationId, names)
  const [rows, [counted]] = await Promise.all([
    select(db, where, skip, take),
    db.select({ total: count() }).from(checkouts).where(where),
  ])
  return { total: counted?.total ?? 0, rows }
}
