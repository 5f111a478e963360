// SQL for checkouts.
import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { checkoutLines, checkouts } from '@/db/schema/checkouts'
import { clients, organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import type { Payment } from '@/lib/payments/payment'
import { nextCheckAt } from '@/lib/payments/payment'
import type { Checkout, CheckoutLine } from './checkout'

/** Who sells, for what share of ours, and by which account. */
export async function selectSeller(db: Queryable, organisationId: string) {
  const [row] = await db
    .select({
      organisation: organisations,
      revenueSharePpm: clients.revenueSharePpm,
      platformSharePpm: clients.platformSharePpm,
      allowedHosts: clients.paymentAllowedRedirectHosts,
      account: paymentAccounts,
    })
    .from(organisations)
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(
      paymentAccounts,
      and(eq(paymentAccounts.organisationId, organisations.id), isNull(paymentAccounts.retiredAt)),
    )
    .where(eq(organisations.id, organisationId))
  return row
}

/** How an organisation wants the references of its checkouts signed. */
export async function selectReferenceRules(db: Queryable, organisationId: string) {
  const [row] = await db
    .select({
      secretSealed: organisations.referenceSecretSealed,
      isRequired: organisations.requiresReferenceSignature,
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return row
}

/** A checkout with its one payment and the account that this was made on. */
export interface HeldCheckout {
  checkout: Checkout
  payment: Payment
  accountId: string
}

const withPayment = (db: Queryable) =>
  db
    .select({ checkout: checkouts, payment: payments, accountId: sql<string>`${paymentAccounts.accountId}` })
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .innerJoin(paymentAccounts, eq(paymentAccounts.id, payments.paymentAccountId))

/** The checkout that keeps its reference from being sold again: one with money before one that is open. */
export async function selectHeldCheckout(
  db: Queryable,
  { internalReferenceId, organisationId }: Pick<Checkout, 'organisationId' | 'internalReferenceId'>,
): Promise<HeldCheckout | undefined> {
  const [row] = await withPayment(db)
    .where(
      and(
        eq(checkouts.organisationId, organisationId),
        eq(checkouts.internalReferenceId, internalReferenceId),
        ne(checkouts.state, 'expired'),
      ),
    )
    .orderBy(asc(checkouts.state), desc(checkouts.createdAt))
    .limit(1)
  return row
}

/** What its seller has called the last checkout for a reference: who is not the seller cannot take it away. */
export async function selectNames(
  db: Queryable,
  { internalReferenceId, organisationId }: Pick<Checkout, 'organisationId' | 'internalReferenceId'>,
): Promise<Pick<Checkout, 'externalReference' | 'metadata'> | undefined> {
  const [last] = await db
    .select({ externalReference: checkouts.externalReference, metadata: checkouts.metadata })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.organisationId, organisationId),
        eq(checkouts.internalReferenceId, internalReferenceId),
      ),
    )
    .orderBy(desc(checkouts.createdAt))
    .limit(1)
  return last
}

/** Whatever else stands in an address names no session, and may be what Postgres cannot even look for. */
export const namesSession = (text: string): boolean => /^\w{1,255}$/.test(text)

export async function selectCheckoutBySession(
  db: Queryable,
  sessionReference: string,
): Promise<HeldCheckout | undefined> {
  if (!namesSession(sessionReference)) return undefined
  const [row] = await withPayment(db).where(eq(payments.sessionReference, sessionReference))
  return row
}

export const selectCheckoutLines = (db: Queryable, checkoutId: string): Promise<CheckoutLine[]> =>
  db
    .select()
    .from(checkoutLines)
    .where(eq(checkoutLines.checkoutId, checkoutId))
    .orderBy(asc(checkoutLines.position))

export type NewLine = Omit<CheckoutLine, 'organisationId' | 'checkoutId' | 'position'>

/**
 * Puts the checkout, its lines and the row of its one payment, unless the reference is held. The lock lets callers wait
 * their turn; the partial unique index would refuse them anyway.
 */
export function insertIfFree(
  db: Database,
  checkout: typeof checkouts.$inferInsert,
  lines: NewLine[],
  payment: Omit<typeof payments.$inferInsert, 'source' | 'state'>,
  now: Date,
): Promise<boolean> {
  const { id, internalReferenceId, organisationId } = checkout
  return transact(db, async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`checkout ${organisationId} ${internalReferenceId}`}, 0))`,
    )
    if (await selectHeldCheckout(tx, checkout)) return false
    const made = await tx
      .insert(checkouts)
      .values({ ...checkout, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: checkouts.id })
    if (made.length === 0) return false
    await tx
      .insert(checkoutLines)
      .values(lines.map((line, position) => ({ ...line, organisationId, checkoutId: id, position })))
    await tx.insert(payments).values({
      ...payment,
      source: 'stripe',
      state: 'opening',
      nextCheckAt: nextCheckAt('opening', 0, now),
      createdAt: now,
      updatedAt: now,
    })
    return true
  })
}

/** The origins that may call from a browser: of this organisation, or of any when it is not known yet which. */
export async function isKnownOrigin(
  db: Queryable,
  origin: string,
  organisationId: string | undefined,
): Promise<boolean> {
  const [row] = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        sql`${origin} = any(${organisations.allowedOrigins})`,
        organisationId === undefined ? undefined : eq(organisations.id, organisationId),
      ),
    )
    .limit(1)
  return row !== undefined
}
