// SQL for declined cards and the locks that come of too many.
import { and, desc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { prepared } from '@/db/prepared'
import { declines, paymentLocks, paymentOpenings } from '@/db/schema/card-testing'
import { checkouts } from '@/db/schema/checkouts'
import { payments } from '@/db/schema/payments'
import { sessions } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'

export type PaymentLock = typeof paymentLocks.$inferSelect
export type NewDecline = typeof declines.$inferInsert

/** One at a time for whatever is counted, in one order, so that two replicas neither miss a decline nor lock twice. */
export async function lockCounted(tx: Transaction, names: readonly string[]): Promise<void> {
  for (const name of names.toSorted())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`declines ${name}`}, 0))`)
}

/** False when it is known already. */
export async function insertDecline(tx: Transaction, row: NewDecline): Promise<boolean> {
  const made = await tx
    .insert(declines)
    .values(row)
    .onConflictDoNothing({ target: declines.fact })
    .returning({ fact: declines.fact })
  return made.length > 0
}

export interface Tally {
  subject: number
  fingerprint: number
  network: number
  organisation: number
  platform: number
}

/** Declines since `since`; of the subject and its network only what came after their last lock was over. */
export async function countDeclines(
  tx: Transaction,
  { fingerprint, network, organisationId, subject }: NewDecline,
  since: Date,
  now: Date,
): Promise<Tally> {
  const from = since.toISOString()
  const end = (
    of: string,
  ) => sql`(select max(least(l.until, coalesce(l.lifted_at, l.until))) from ${paymentLocks} l
    where l.subject = ${of} and least(l.until, coalesce(l.lifted_at, l.until)) <= ${now.toISOString()}::timestamptz)`
  const card = fingerprint ?? null
  const line = network ?? null
  const [row] = await tx.execute<{ [Of in keyof Tally]: number }>(sql`
    select
      count(*) filter (where d.subject = ${subject}
        and d.occurred_at > coalesce(${end(subject)}, '-infinity'))::int as "subject",
      count(*) filter (where d.fingerprint = ${card}::text)::int as "fingerprint",
      -- Where others pay as usual, an office or a telephone company is behind it.
      greatest(0, count(*) filter (where d.network = ${line}::text
        and d.occurred_at > coalesce(${end(`network:${line}`)}, '-infinity')) - 2 * (
          select count(*) from ${paymentOpenings} o join ${payments} p on p.id = o.payment_id
          where o.network = ${line}::text and p.state = 'succeeded' and o.opened_at > ${from}::timestamptz))::int as "network",
      count(*) filter (where d.organisation_id = ${organisationId}::uuid)::int as "organisation",
      count(*)::int as "platform"
    from ${declines} d where d.occurred_at > ${from}::timestamptz`)
  if (!row) throw new Error('a select without a row')
  return row
}

export async function countLocks(tx: Transaction, subject: string, since: Date): Promise<number> {
  return tx.$count(
    paymentLocks,
    and(eq(paymentLocks.subject, subject), gt(paymentLocks.since, since), ne(paymentLocks.reason, 'asked')),
  )
}

/** Replicas' clocks differ by no more. */
const AHEAD_AT_MOST_MS = 300_000

/** What begins later, or lasts for longer than any lock, was written by a clock that ran ahead. */
const boundsAt = (now: Date) => ({
  last: new Date(now.getTime() + 25 * 3_600_000),
  ahead: new Date(now.getTime() + AHEAD_AT_MOST_MS),
})

function isActive(now: Date) {
  const { ahead, last } = boundsAt(now)
  return and(
    gt(paymentLocks.until, now),
    lt(paymentLocks.until, last),
    lt(paymentLocks.since, ahead),
    isNull(paymentLocks.liftedAt),
  )
}

/** What keeps this from being paid now; the one that lasts longest. What somebody only asked a code for keeps nobody else. */
export async function selectActiveLock(
  db: Queryable,
  subject: string,
  now: Date,
  isAskedToo = false,
): Promise<PaymentLock | undefined> {
  const isOfAll = isAskedToo ? undefined : ne(paymentLocks.reason, 'asked')
  const [row] = await db
    .select()
    .from(paymentLocks)
    .where(and(eq(paymentLocks.subject, subject), isActive(now), isOfAll))
    .orderBy(desc(paymentLocks.until))
    .limit(1)
  return row
}

const activeOnEither = prepared((db) =>
  db
    .select()
    .from(paymentLocks)
    .where(
      and(
        or(
          eq(paymentLocks.subject, sql.placeholder('subject')),
          eq(paymentLocks.subject, sql.placeholder('other')),
        ),
        gt(paymentLocks.until, sql.placeholder('now')),
        lt(paymentLocks.until, sql.placeholder('last')),
        lt(paymentLocks.since, sql.placeholder('ahead')),
        isNull(paymentLocks.liftedAt),
        ne(paymentLocks.reason, 'asked'),
      ),
    )
    .orderBy(desc(paymentLocks.until))
    .prepare('active_locks'),
)

/** What keeps either of two from being paid now, that which lasts longest first. */
export async function selectActiveLocks(
  db: Queryable,
  subject: string,
  other: string | null,
  now: Date,
): Promise<PaymentLock[]> {
  const { ahead, last } = boundsAt(now)
  return activeOnEither(db).execute({
    ...{ subject, other },
    // A placeholder knows no column that would write a date for it.
    ...{ now: now.toISOString(), last: last.toISOString(), ahead: ahead.toISOString() },
  })
}

export async function selectLockById(db: Queryable, id: string): Promise<PaymentLock | undefined> {
  const [row] = await db.select().from(paymentLocks).where(eq(paymentLocks.id, id))
  return row
}

/** A code that was entered lately lets its payer pass, although their network is locked. */
export async function hasLifted(db: Queryable, subject: string, since: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: paymentLocks.id })
    .from(paymentLocks)
    .where(and(eq(paymentLocks.subject, subject), gt(paymentLocks.liftedAt, since)))
    .limit(1)
  return row !== undefined
}

export async function insertLock(tx: Transaction, row: typeof paymentLocks.$inferInsert): Promise<void> {
  await tx.insert(paymentLocks).values(row)
}

/** Once; undefined when it was lifted already, or is over. */
export async function updateLifted(db: Queryable, id: string, now: Date): Promise<PaymentLock | undefined> {
  const [row] = await db
    .update(paymentLocks)
    .set({ liftedAt: now })
    .where(and(eq(paymentLocks.id, id), isActive(now)))
    .returning()
  return row
}

const KNOWN_FOR_SECONDS = 60

/** Remembers from where a payment was opened last. Who opens it again from there a moment later tells nothing new: nothing is written. */
export async function upsertOpening(
  db: Queryable,
  { id: paymentId, organisationId }: { id: string; organisationId: string },
  network: string,
  now: Date,
): Promise<void> {
  const lately = secondsFrom(now, -KNOWN_FOR_SECONDS).toISOString()
  const ahead = boundsAt(now).ahead.toISOString()
  await db.execute(sql`insert into ${paymentOpenings} (organisation_id, payment_id, network, opened_at)
    select ${organisationId}::uuid, ${paymentId}::uuid, ${network}::text, ${now.toISOString()}::timestamptz
    where not exists (select 1 from ${paymentOpenings} o
      where o.payment_id = ${paymentId}::uuid and o.network = ${network}::text and o.opened_at > ${lately}::timestamptz and o.opened_at <= ${ahead}::timestamptz)
    on conflict (payment_id) do update set network = excluded.network, opened_at = excluded.opened_at`)
}

export async function selectNetwork(db: Queryable, paymentId: string): Promise<string | null> {
  const [row] = await db
    .select({ network: paymentOpenings.network })
    .from(paymentOpenings)
    .where(eq(paymentOpenings.paymentId, paymentId))
  return row?.network ?? null
}

/** By what a checkout or a session is asked for again when it is over. */
export async function selectReference(
  db: Queryable,
  { checkoutId, sessionId }: { checkoutId: string | null; sessionId: string | null },
): Promise<{ owner: string; reference: string } | undefined> {
  if (checkoutId !== null) {
    const [row] = await db
      .select({ owner: checkouts.organisationId, reference: checkouts.internalReferenceId })
      .from(checkouts)
      .where(eq(checkouts.id, checkoutId))
    return row
  }
  const [row] = await db
    .select({ owner: sessions.applicationId, reference: sessions.orderReference })
    .from(sessions)
    .where(eq(sessions.id, sessionId ?? ''))
  return row
}
