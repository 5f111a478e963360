// SQL for fresh links and for looks at an invoice.
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { customers, invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { invoiceViews, linkRequests } from '@/db/schema/payer-words'
import { timelineEntries } from '@/db/schema/timeline'
import type { Transaction } from '@/db/transact'
import { linkIsAlive } from '@/lib/payments/payable'
import type { Day } from '@/lib/time-zone'
import type { Addressed } from './store'

type LinkRequest = typeof linkRequests.$inferSelect

export async function insertLinkRequest(db: Queryable, request: LinkRequest): Promise<void> {
  await db.insert(linkRequests).values(request)
}

/** The oldest, taken away for good; replicas take different ones. */
export async function takeLinkRequest(tx: Transaction): Promise<LinkRequest | undefined> {
  const oldest = tx
    .select({ id: linkRequests.id })
    .from(linkRequests)
    .orderBy(linkRequests.askedAt)
    .limit(1)
    .for('update', { skipLocked: true })
  const [row] = await tx
    .delete(linkRequests)
    .where(sql`${linkRequests.id} = any(array(${oldest}))`)
    .returning()
  return row
}

/** The invoice that a link led to once, or still does; undefined where nobody may open it any more. */
export async function lockLinkedInvoice(
  tx: Transaction,
  tokenHash: string,
): Promise<{ id: string; organisationId: string } | undefined> {
  const [row] = await tx
    .select({ id: invoices.id, organisationId: invoices.organisationId })
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .where(
      and(
        eq(invoiceLinks.tokenHash, tokenHash),
        isNotNull(invoices.sentAt),
        isNull(invoices.contentsErasedAt),
        isNull(customers.erasedAt),
      ),
    )
    .for('update', { of: invoices })
  return row
}

/** How many fresh links of an invoice were mailed, or wait to be, since then. */
export const countFreshLinks = (tx: Transaction, invoiceId: string, since: Date): Promise<number> =>
  tx.$count(
    outbox,
    and(
      sql`${outbox.content} ? 'invoiceId' and ${outbox.content}->>'invoiceId' = ${invoiceId}`,
      eq(outbox.kind, 'fresh-link'),
      gt(outbox.createdAt, since),
    ),
  )

/** Whether the invoice's own link opens it. */
export async function isReachable(tx: Transaction, invoiceId: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: invoiceLinks.id })
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .where(
      and(
        eq(invoiceLinks.invoiceId, invoiceId),
        isNull(invoiceLinks.recipient),
        linkIsAlive(now.toISOString()),
      ),
    )
  return row !== undefined
}

/** Whoever leaves a page open looks at it again and again: once a day is enough to tell. */
export async function insertOpened(
  db: Queryable,
  { invoiceId, organisationId }: Addressed,
  now: Date,
  today: Day,
): Promise<void> {
  const fact = `opened:${invoiceId}:${today}`
  // Written only where it is news: a conflict would use up a number each time.
  await db.execute(sql`
    insert into ${timelineEntries} (fact, organisation_id, invoice_id, kind, occurred_at)
    select ${fact}::text, ${organisationId}::uuid, ${invoiceId}::uuid, 'opened', ${now.toISOString()}::timestamptz
    where not exists (select 1 from ${timelineEntries} t where t.fact = ${fact}::text)
    on conflict (fact) do nothing`)
}

/** So long, several looks are one. */
const ONE_LOOK_SECONDS = 30 * 60

export async function upsertView(
  db: Queryable,
  { invoiceId, linkId, organisationId }: Addressed,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const isAnother = sql`${invoiceViews.lastAt} < ${at}::timestamptz - make_interval(secs => ${ONE_LOOK_SECONDS})`
  await db
    .insert(invoiceViews)
    .values({ organisationId, invoiceId, linkId, firstAt: now, lastAt: now })
    .onConflictDoUpdate({
      target: [invoiceViews.invoiceId, invoiceViews.linkId],
      set: {
        lastAt: sql`greatest(${invoiceViews.lastAt}, ${at}::timestamptz)`,
        times: sql`${invoiceViews.times} + case when ${isAnother} then 1 else 0 end`,
      },
    })
}
