// SQL of lists of checkouts, for the seller's eyes.
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { type CheckoutState, checkouts } from '@/db/schema/checkouts'
import { organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import { behind, type PageRequest } from '@/lib/http/paging'
import { paymentsNamedBy } from '@/lib/invoices/named-by-reference'
import { namesSession } from './store'

export interface CheckoutFilters {
  /** Undefined: of all organisations. */
  organisationId?: string | undefined
  state?: CheckoutState | undefined
  /** The beginning of a reference, or a whole reference of its payment: ours, or Stripe's. */
  q?: string | undefined
}

const prefixText = (text: string) => `${text.toLowerCase().replace(/[\\%_]/g, (char) => `\\${char}`)}%`

function matching(q: string): SQL {
  const beginning = sql`lower(${checkouts.internalReferenceId}) like ${prefixText(q)}`
  const named = paymentsNamedBy(q)
  if (!named) return beginning
  // As an array, so that each part is found by its own index; an `or` over two tables would read them whole.
  return sql`${checkouts.id} = any(array(
    select id from checkouts named where lower(named.internal_reference_id) like ${prefixText(q)}
    union all
    select p.checkout_id from payments p where p.checkout_id is not null and p.id in (${named})))`
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
export const selectCheckouts = (
  db: Database,
  { organisationId, q, state }: CheckoutFilters,
  { cursor, limit }: PageRequest,
) =>
  db
    .select(COLUMNS)
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .innerJoin(organisations, eq(organisations.id, checkouts.organisationId))
    .where(
      and(
        organisationId ? eq(checkouts.organisationId, organisationId) : undefined,
        state ? eq(checkouts.state, state) : undefined,
        q ? matching(q) : undefined,
        behind(checkouts, cursor),
      ),
    )
    .orderBy(desc(checkouts.createdAt), desc(checkouts.id))
    .limit(limit + 1)

/** Whose checkout it is and what they call it, by the session's reference at Stripe. */
export async function findNameOfCheckout(
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
