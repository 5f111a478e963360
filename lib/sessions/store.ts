// SQL for sessions and their payments.
import { and, asc, count, desc, eq, getTableColumns, inArray, isNotNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
import { type SessionState, sessions } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import type { ProviderConnection } from '@/lib/applications/application'
import { secondsFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import type { Payment } from '@/lib/payments/payment'
import type { Session, SessionAttempt, SessionSummary } from './session'

/** An order has at most one of these at a time. */
const HOLDING: SessionState[] = ['PENDING', 'SUCCEEDED', 'PARTIALLY_REFUNDED']

/** Holds the order until the transaction ends: two sessions for it are made one after the other. */
export const lockOrder = (tx: Transaction, applicationId: string, orderReference: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${applicationId} ${orderReference}`}, 5))`)

export async function selectSession(
  db: Queryable,
  id: string,
  applicationId?: string,
): Promise<Session | undefined> {
  const isTheirs = applicationId === undefined ? undefined : eq(sessions.applicationId, applicationId)
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), isTheirs))
  return row
}

export async function lockSession(tx: Transaction, id: string): Promise<Session | undefined> {
  const [row] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update')
  return row
}

/** The session that keeps the order from another one. */
export async function selectHolder(
  db: Queryable,
  applicationId: string,
  orderReference: string,
): Promise<Session | undefined> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.applicationId, applicationId),
        eq(sessions.orderReference, orderReference),
        inArray(sessions.state, HOLDING),
      ),
    )
    .limit(1)
  return row
}

export async function insertSession(tx: Transaction, row: typeof sessions.$inferInsert): Promise<Session> {
  const [session] = await tx.insert(sessions).values(row).returning()
  if (!session) throw new Error('a session was not inserted')
  return session
}

/** Undefined where it is not in one of the states `from`. */
export async function updateSession(
  db: Queryable,
  id: string,
  changes: Partial<typeof sessions.$inferInsert>,
  from?: readonly SessionState[],
): Promise<Session | undefined> {
  const [row] = await db
    .update(sessions)
    .set(changes)
    .where(and(eq(sessions.id, id), from && inArray(sessions.state, [...from])))
    .returning()
  return row
}

/** What a check of the table says of every payment of a session. */
const attemptsOf = (rows: Payment[]): SessionAttempt[] => rows as SessionAttempt[]

/** In the order in which they were tried. */
export const selectAttempts = async (db: Queryable, sessionId: string): Promise<SessionAttempt[]> =>
  attemptsOf(
    await db.select().from(payments).where(eq(payments.sessionId, sessionId)).orderBy(asc(payments.ordinal)),
  )

export async function insertAttempt(
  tx: Transaction,
  { currency, expiresAt, id: sessionId, orderReference, organisationId, totalMinor }: Session,
  { id: connectionId, livemode }: Pick<ProviderConnection, 'id' | 'livemode'>,
  ordinal: number,
  now: Date,
): Promise<SessionAttempt> {
  const [attempt] = attemptsOf(
    await tx
      .insert(payments)
      .values({
        ...{ id: newId(), organisationId, sessionId, connectionId, ordinal, livemode, currency },
        ...{ source: 'connection', state: 'opening', nextCheckAt: expiresAt },
        ...{ amountMinor: totalMinor, description: orderReference, createdAt: now, updatedAt: now },
      })
      .returning(),
  )
  if (!attempt) throw new Error('an attempt was not inserted')
  return attempt
}

/** Undefined where it is not in one of the states `from`. */
export async function updateAttempt(
  db: Queryable,
  id: string,
  changes: Partial<Payment>,
  from?: readonly Payment['state'][],
): Promise<SessionAttempt | undefined> {
  const [row] = attemptsOf(
    await db
      .update(payments)
      .set(changes)
      .where(and(eq(payments.id, id), from && inArray(payments.state, [...from])))
      .returning(),
  )
  return row
}

export async function selectAttemptById(db: Queryable, id: string): Promise<SessionAttempt | undefined> {
  const isIt = and(eq(payments.id, id), isNotNull(payments.sessionId))
  return attemptsOf(await db.select().from(payments).where(isIt))[0]
}

/** What its provider calls other payments of the same account that were paid before it: later ones may be of a key of another account. */
export async function selectOtherReferences(
  db: Queryable,
  { connectionId, createdAt, id, livemode }: SessionAttempt,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ reference: payments.sessionReference })
    .from(payments)
    .where(
      and(
        eq(payments.connectionId, connectionId),
        eq(payments.livemode, livemode),
        eq(payments.state, 'succeeded'),
        isNotNull(payments.sessionReference),
        lte(payments.createdAt, createdAt),
        ne(payments.id, id),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(limit)
  return rows.flatMap(({ reference }) => reference ?? [])
}

/** By what an object claims; it must be one of that connection's. */
export async function selectAttempt(
  db: Queryable,
  connectionId: string,
  id: string,
): Promise<SessionAttempt | undefined> {
  const isIt = and(eq(payments.id, id), eq(payments.connectionId, connectionId))
  return attemptsOf(await db.select().from(payments).where(isIt))[0]
}

/** What a provider's news are about, by its own name for the object or for the money in it. */
export async function selectAttemptByReference(
  db: Queryable,
  connectionId: string,
  reference: string,
): Promise<SessionAttempt | undefined> {
  const ofConnection = eq(payments.connectionId, connectionId)
  const rows = await db
    .select()
    .from(payments)
    // Either has its index; both are asked.
    .where(
      or(
        and(ofConnection, eq(payments.sessionReference, reference)),
        and(ofConnection, eq(payments.providerReference, reference)),
      ),
    )
    .limit(1)
  return attemptsOf(rows)[0]
}

export interface SessionFilter {
  page: number
  limit: number
  status?: SessionState | undefined
  orderReference?: string | undefined
}

const {
  additionalInformation: _,
  customer: __,
  items: ___,
  shipping: ____,
  ...SUMMARY
} = getTableColumns(sessions)

/** Newest first, and how many there are in all, counted in an index. */
export async function selectSessions(
  db: Queryable,
  applicationId: string,
  { limit, orderReference, page, status }: SessionFilter,
): Promise<{ rows: SessionSummary[]; total: number }> {
  const chosen = and(
    eq(sessions.applicationId, applicationId),
    status && eq(sessions.state, status),
    orderReference === undefined ? undefined : eq(sessions.orderReference, orderReference),
  )
  const [rows, [counted]] = await Promise.all([
    db
      .select(SUMMARY)
      .from(sessions)
      .where(chosen)
      .orderBy(desc(sessions.createdAt), desc(sessions.id))
      .limit(limit)
      .offset((page - 1) * limit),
    db.select({ total: count() }).from(sessions).where(chosen),
  ])
  return { rows, total: counted?.total ?? 0 }
}

const TAKEN_AT_ONCE = 50
/** Whoever took them and died is followed by the next look. */
const TAKEN_FOR_SECONDS = 60

/** Takes those whose look is due; nobody else takes them in the same minute. */
export const takeDueSessions = (db: Queryable, now: Date): Promise<Session[]> => {
  const due = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(isNotNull(sessions.nextCheckAt), lte(sessions.nextCheckAt, now)))
    .orderBy(asc(sessions.nextCheckAt))
    .limit(TAKEN_AT_ONCE)
    .for('update', { skipLocked: true })
  return db
    .update(sessions)
    .set({ nextCheckAt: secondsFrom(now, TAKEN_FOR_SECONDS), checks: sql`${sessions.checks} + 1` })
    .where(inArray(sessions.id, due))
    .returning()
}
