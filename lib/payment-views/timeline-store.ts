// SQL for what happened to an invoice, a checkout or a session, from every row that tells of it.
import { and, asc, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { ledgerEntries } from '@/db/schema/ledger'
import { inbox, outbox } from '@/db/schema/mail'
import { apiKeys, users } from '@/db/schema/organisations'
import { timelineEntries } from '@/db/schema/timeline'
import { isOfPayable, type PayableKey } from './money-store'

export type TimelineEntry = typeof timelineEntries.$inferSelect

const { detail, id, kind, occurredAt } = timelineEntries

/** What people did, and changes of what was agreed: as many as people make. */
const ACTS_SHOWN = 500

export const selectActs = async (db: Queryable, payable: PayableKey): Promise<TimelineEntry[]> => {
  const newest = await db
    .select()
    .from(timelineEntries)
    .where(and(isOfPayable(timelineEntries, payable), eq(kind, 'acted')))
    .orderBy(desc(occurredAt), desc(id))
    .limit(ACTS_SHOWN)
  return newest.toReversed()
}

/** Nobody ends those: a card tester may make thousands. */
const ATTEMPTS_SHOWN = 50
/** Told by the payment's own rows. */
const isTold = sql`not (${kind} = 'payment-moved' and ${detail} in ('unknown', 'open', 'succeeded'))`

/**
 * Looks at the page and tries to pay, oldest first: the newest of those before the entry `before`. `earlier` is from where on
 * there are more.
 */
export async function selectAttempts(
  db: Queryable,
  payable: PayableKey,
  before: number | undefined,
): Promise<{ entries: TimelineEntry[]; earlier: number | null }> {
  const isBefore =
    before === undefined
      ? undefined
      : sql`(${occurredAt}, ${id}) < (select t.occurred_at, t.id from ${timelineEntries} t where t.id = ${before}::bigint)`
  const newest = await db
    .select()
    .from(timelineEntries)
    .where(and(isOfPayable(timelineEntries, payable), ne(kind, 'acted'), isTold, isBefore))
    .orderBy(desc(occurredAt), desc(id))
    .limit(ATTEMPTS_SHOWN + 1)
  const shown = newest.slice(0, ATTEMPTS_SHOWN)
  const isMore = newest.length > shown.length
  return { entries: shown.toReversed(), earlier: isMore ? (shown.at(-1)?.id ?? null) : null }
}

/** More than this are noise; the newest are kept. */
const EVENTS_SHOWN = 200

const EVENT = {
  paymentId: inbox.paymentId,
  eventId: inbox.eventId,
  type: inbox.type,
  state: inbox.state,
  lastError: inbox.lastError,
  handledAt: inbox.handledAt,
  createdAt: inbox.createdAt,
}

export type TimelineEvent = Awaited<ReturnType<typeof selectEvents>>[number]

/** Events of any provider that turned out to be about these payments. */
export async function selectEvents(db: Queryable, paymentIds: string[]) {
  if (paymentIds.length === 0) return []
  return db
    .select(EVENT)
    .from(inbox)
    .where(inArray(inbox.paymentId, paymentIds))
    .orderBy(sql`${inbox.id} desc`)
    .limit(EVENTS_SHOWN)
}

const LETTER = {
  id: outbox.id,
  kind: outbox.kind,
  state: outbox.state,
  attempts: outbox.attempts,
  lastError: outbox.lastError,
  sentAt: outbox.sentAt,
  sentTo: outbox.sentTo,
  createdAt: outbox.createdAt,
}

export type TimelineLetter = Awaited<ReturnType<typeof selectLetters>>[number]

/** Letters about the invoice itself, and about its payments, refunds and credit notes. */
export async function selectLetters(
  db: Queryable,
  about: { invoiceId: string | null; paymentIds: string[]; refundIds: string[]; creditNoteIds: string[] },
) {
  const facts = [
    ...about.paymentIds.flatMap((id) => [`receipt:${id}`, `paid-notice:${id}`]),
    ...about.refundIds.flatMap((id) => [`refund-notice:${id}`, `refund-failed-payer:${id}`]),
    ...about.creditNoteIds.map((id) => `credit-note-issued:${id}`),
  ]
  const conditions: SQL[] = []
  if (facts.length > 0) conditions.push(inArray(outbox.fact, facts))
  // Said as the index says it.
  if (about.invoiceId !== null)
    conditions.push(sql`(${outbox.content} ? 'invoiceId' and content->>'invoiceId' = ${about.invoiceId})`)
  if (conditions.length === 0) return []
  return db
    .select(LETTER)
    .from(outbox)
    .where(or(...conditions))
}

/** Actor → how people know it: a name or an email address, or what a key is called. */
export async function selectActorNames(db: Queryable, actors: string[]): Promise<Map<string, string>> {
  if (actors.length === 0) return new Map()
  const rows = await db.execute<{ actor: string; name: string }>(sql`
    select 'person:' || u.id as actor, coalesce(u.name, u.email) as name from ${users} u
    where 'person:' || u.id = any(${sql.param(actors)}::text[]) and u.id = any(${sql.param(idsOf(actors))}::uuid[])
    union all
    select 'key:' || k.id, 'API key ' || k.name from ${apiKeys} k
    where 'key:' || k.id = any(${sql.param(actors)}::text[]) and k.id = any(${sql.param(idsOf(actors))}::uuid[])`)
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}

const idsOf = (actors: string[]): string[] => actors.map((actor) => actor.slice(actor.indexOf(':') + 1))

export type BookedEntry = Awaited<ReturnType<typeof selectBookedEntries>>[number]

/** All that is booked on the invoice or the checkout, and when it happened. */
export const selectBookedEntries = (db: Queryable, payable: PayableKey) =>
  db
    .select({
      fact: ledgerEntries.fact,
      kind: ledgerEntries.kind,
      amountMinor: ledgerEntries.amountMinor,
      occurredAt: ledgerEntries.occurredAt,
    })
    .from(ledgerEntries)
    .where(isOfPayable(ledgerEntries, payable))

export const selectLinks = (db: Queryable, invoiceId: string) =>
  db
    .select({ id: invoiceLinks.id, createdAt: invoiceLinks.createdAt })
    .from(invoiceLinks)
    .where(and(eq(invoiceLinks.invoiceId, invoiceId), isNull(invoiceLinks.recipient)))
    .orderBy(asc(invoiceLinks.createdAt))
