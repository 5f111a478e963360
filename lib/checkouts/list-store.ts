// SQL for the seller's list of checkouts.
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { type CheckoutState, checkouts } from '@/db/schema/checkouts'
import { organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import { paymentsNamedBy } from '@/lib/invoices/named-by-reference'
import { holds, isUnindexed, reads, wordsOf } from '@/lib/search/match'
import { namesSession } from './store'

export interface CheckoutFilters {
  /** Undefined: of all organisations. */
  organisationId?: string | undefined
  state?: CheckoutState | undefined
  /** Part of a reference or of the payer's email address, or a whole reference of its payment: ours, or Stripe's. */
  q?: string | undefined
}

/** So many are put in order; of more, a page is found along the index by age. */
const MOST_SORTED = 5_000

const text = sql`search_text(checkouts.internal_reference_id || ' ' || coalesce(checkouts.customer_email, ''))`

const idsOf = async (db: Database, query: SQL): Promise<string[]> =>
  (await db.execute<{ id: string }>(query)).map(({ id }) => id)

/** What a search means: the checkout of a payment, or part of a reference or of the payer's email address. */
async function isSought(db: Database, organisationId: string | undefined, q: string): Promise<SQL> {
  const words = wordsOf(q)
  const byReference = paymentsNamedBy(q)
  const grams = sql`search_grams(checkouts.organisation_id, ${text})`
  const [named, found] = await Promise.all([
    byReference
      ? idsOf(
          db,
          sql`select p.checkout_id as id from payments p where p.checkout_id is not null and p.id in (${byReference})`,
        )
      : [],
    isUnindexed(words)
      ? []
      : idsOf(
          db,
          sql`select checkouts.id from checkouts where ${holds({ text, grams, owner: organisationId }, words)}
            limit ${MOST_SORTED + 1}::int`,
        ),
  ])
  if ((isUnindexed(words) && named.length === 0) || found.length > MOST_SORTED) return reads(text, words)
  return sql`checkouts.id in (
    select value::uuid from jsonb_array_elements_text(${JSON.stringify([...named, ...found])}::text::jsonb))`
}

const COLUMNS = {
  id: checkouts.id,
  reference: checkouts.internalReferenceId,
  state: checkouts.state,
  currency: checkouts.currency,
  totalMinor: checkouts.totalMinor,
  amountPaidMinor: checkouts.amountPaidMinor,
  amountRefundedMinor: checkouts.amountRefundedMinor,
  organisationName: organisations.name,
  customerEmail: checkouts.customerEmail,
  sessionReference: payments.sessionReference,
  paymentState: payments.state,
  createdAt: checkouts.createdAt,
}

export type ListedCheckoutRow = Awaited<ReturnType<typeof selectCheckouts>>[number]

/** Newest first, behind the cursor; one row more than asked shows whether there is more. */
export async function selectCheckouts(
  db: Database,
  { organisationId, q, state }: CheckoutFilters,
  { cursor, limit }: PageRequest,
) {
  const sought = q ? await isSought(db, organisationId, q) : undefined
  return db
    .select(COLUMNS)
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .innerJoin(organisations, eq(organisations.id, checkouts.organisationId))
    .where(
      and(
        organisationId ? eq(checkouts.organisationId, organisationId) : undefined,
        state ? eq(checkouts.state, state) : undefined,
        sought,
        behind(checkouts, cursor),
      ),
    )
    .orderBy(desc(checkouts.createdAt), desc(checkouts.id))
    .limit(limit + 1)
}

/** Whose checkout it is and what they call it, by the session's reference at Stripe. */
export async function selectCheckoutName(
  db: Queryable,
  sessionReference: string,
): Promise<{ organisationId: string; reference: string } | undefined> {
  if (!namesSession(sessionReference)) return undefined
  const [row] = await db
    .select({ organisationId: checkouts.organisationId, reference: checkouts.internalReferenceId })
    .from(payments)
    .innerJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .where(eq(payments.sessionReference, sessionReference))
  return row
}
