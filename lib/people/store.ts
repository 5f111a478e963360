// SQL for sign-ins, mailed links, and accounts at other providers.

import { and, asc, desc, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { writeInPassing } from '@/db/in-passing'
import { memberships, organisations, users } from '@/db/schema/organisations'
import { signInAccounts, signInLinks, signIns } from '@/db/schema/people'
import type { Transaction } from '@/db/transact'
import { daysFrom, secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import type { SignInHere } from '@/lib/http/call/caller'
import { shownMailAddress, wireMailAddress } from '@/lib/mail-address'
import { deleteEndedProofs } from './proof-store'
import { type Entrance, IDLE_DAYS, type Membership, SEEN_AGAIN_SECONDS } from './sign-in'

export type User = typeof users.$inferSelect

/** Somebody who is signed in, and by which of their sign-ins. */
export interface Holder {
  userId: string
  /** In this sign-in: where operators need a second factor, without one they are people like all others. */
  isOperator: boolean
  signIn: SignInHere
}

interface HolderRow {
  userId: string
  isOperator: boolean
  signInId: string
  provenAt: Date | string
  hasFactor: boolean
  isStale: boolean
}

/** Who holds a sign-in that has not ended. Asked at every call, and never kept: whoever is signed out is so on all replicas at once. */
export async function selectHolder(
  { clock, db, env, log }: House,
  tokenHash: string,
): Promise<Holder | undefined> {
  const now = clock.now()
  const idleSince = daysFrom(now, -IDLE_DAYS).toISOString()
  const seenBefore = secondsFrom(now, -SEEN_AGAIN_SECONDS).toISOString()
  const [row] = await db.$client<HolderRow[]>`
    select s.user_id as "userId", u.is_operator as "isOperator", s.id as "signInId",
      coalesce(s.proven_at, s.created_at) as "provenAt", s.factor_at is not null as "hasFactor",
      s.last_seen_at < ${seenBefore} as "isStale"
    from person_sessions s join users u on u.id = s.user_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now.toISOString()} and s.last_seen_at > ${idleSince}
      and not s.awaits_factor`
  if (!row) return undefined
  const { hasFactor, isStale, provenAt, signInId, userId } = row
  const isOperator = row.isOperator && (hasFactor || !env.operatorsNeedSecondFactor)
  if (isStale)
    writeInPassing({ db, log }, `sign-in ${tokenHash}`, () =>
      db.update(signIns).set({ lastSeenAt: now }).where(eq(signIns.tokenHash, tokenHash)),
    )
  return { userId, isOperator, signIn: { id: signInId, tokenHash, provenAt: new Date(provenAt), hasFactor } }
}

/** Somebody who has signed in by the first factor alone. */
export interface Waiting {
  userId: string
  email: string
  entrance: Entrance | undefined
}

/** Undefined where there is no such sign-in, or it waits for nothing, or has waited too long. */
export async function selectWaiting({ clock, db }: House, tokenHash: string): Promise<Waiting | undefined> {
  const [row] = await db
    .select({ signIn: signIns, email: users.email })
    .from(signIns)
    .innerJoin(users, eq(users.id, signIns.userId))
    .where(
      and(
        eq(signIns.tokenHash, tokenHash),
        eq(signIns.awaitsFactor, true),
        gt(signIns.expiresAt, clock.now()),
      ),
    )
  if (!row) return undefined
  const { network, userAgent, userId, way } = row.signIn
  const entrance = way === null || network === null ? undefined : { way, userAgent, network }
  return { userId, email: row.email, entrance }
}

/** Of two that show the factor at once, one has it. False where it waits no longer. */
export async function deleteWaiting(db: Queryable, tokenHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .delete(signIns)
    .where(and(eq(signIns.tokenHash, tokenHash), eq(signIns.awaitsFactor, true), gt(signIns.expiresAt, now)))
    .returning({ id: signIns.id })
  return rows.length > 0
}

export async function updateFactorsForgotten(db: Queryable, userId: string): Promise<void> {
  await db.update(signIns).set({ factorAt: null }).where(eq(signIns.userId, userId))
}

export async function insertSignIn(
  db: Queryable,
  {
    now,
    ...row
  }: Pick<
    typeof signIns.$inferInsert,
    'tokenHash' | 'userId' | 'expiresAt' | 'provenAt' | 'factorAt' | 'awaitsFactor'
  > &
    Partial<Entrance> & { now: Date },
): Promise<void> {
  await db.insert(signIns).values({ ...row, lastSeenAt: now, createdAt: now })
}

/** Those that have not ended, the newest first. */
export function selectSignIns(
  { clock, db }: House,
  userId: string,
  limit: number,
): Promise<(typeof signIns.$inferSelect)[]> {
  const now = clock.now()
  const lives = and(gt(signIns.expiresAt, now), gt(signIns.lastSeenAt, daysFrom(now, -IDLE_DAYS)))
  return db
    .select()
    .from(signIns)
    .where(and(eq(signIns.userId, userId), eq(signIns.awaitsFactor, false), lives))
    .orderBy(desc(signIns.createdAt), desc(signIns.id))
    .limit(limit)
}

/** False where the person has no such sign-in. */
export async function deleteOwnSignIn(db: Queryable, userId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(signIns)
    .where(and(eq(signIns.id, id), eq(signIns.userId, userId)))
    .returning({ id: signIns.id })
  return rows.length > 0
}

/** Returns how many there were. */
export async function deleteOtherSignIns(db: Queryable, userId: string, keptId: string): Promise<number> {
  const rows = await db
    .delete(signIns)
    .where(and(eq(signIns.userId, userId), ne(signIns.id, keptId)))
    .returning({ id: signIns.id })
  return rows.length
}

/** Keeps the first time. */
export async function updateSignedIn(db: Queryable, userId: string, now: Date): Promise<void> {
  await db
    .update(users)
    .set({ signedInAt: sql`coalesce(${users.signedInAt}, ${now.toISOString()}::timestamptz)` })
    .where(eq(users.id, userId))
}

export async function deleteSignIn(db: Queryable, tokenHash: string): Promise<void> {
  await db.delete(signIns).where(eq(signIns.tokenHash, tokenHash))
}

export async function deleteSignInsOf(db: Queryable, userId: string): Promise<void> {
  await db.delete(signIns).where(eq(signIns.userId, userId))
}

/** So that two changes of what one person has come one after the other. */
export async function lockUser(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, id)).for('update')
}

export async function selectUser(db: Queryable, id: string): Promise<User | undefined> {
  const [row] = await db.select().from(users).where(eq(users.id, id))
  return row
}

/** The host in its own script, as we keep it; or in punycode, as it was typed before we did. */
function formsOf(email: string): string[] {
  const shown = shownMailAddress(email).toLowerCase()
  return [...new Set([shown, wireMailAddress(shown), email.toLowerCase()])]
}

export async function selectUserByEmail(db: Queryable, email: string): Promise<User | undefined> {
  const [row] = await db
    .select()
    .from(users)
    .where(inArray(sql`lower(${users.email})`, formsOf(email)))
  return row
}

export async function selectUserByAccount(
  db: Queryable,
  { provider, providerAccountId }: { provider: string; providerAccountId: string },
): Promise<User | undefined> {
  const [row] = await db
    .select({ user: users })
    .from(signInAccounts)
    .innerJoin(users, eq(users.id, signInAccounts.userId))
    .where(
      and(eq(signInAccounts.provider, provider), eq(signInAccounts.providerAccountId, providerAccountId)),
    )
  return row?.user
}

export async function insertAccount(
  db: Queryable,
  { provider, providerAccountId, userId }: { provider: string; providerAccountId: string; userId: string },
): Promise<void> {
  await db.insert(signInAccounts).values({ provider, providerAccountId, userId }).onConflictDoNothing()
}

export function selectMemberships(db: Queryable, userId: string): Promise<Membership[]> {
  return db
    .select({
      organisationId: organisations.id,
      organisationName: organisations.name,
      clientId: organisations.clientId,
      role: memberships.role,
      requiresSecondFactor: organisations.requiresSecondFactor,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organisations.name), asc(organisations.id))
}

export async function insertLinkToken(
  db: Queryable,
  row: { tokenHash: string; email: string; expiresAt: Date },
): Promise<void> {
  await db.insert(signInLinks).values(row)
}

/** Takes the token, so that it opens the door once. Undefined when it is not there, or was for another address. */
export async function takeLinkToken(
  db: Queryable,
  { email, tokenHash }: { email: string; tokenHash: string },
): Promise<{ email: string; expiresAt: Date } | undefined> {
  const [row] = await db
    .delete(signInLinks)
    .where(and(eq(signInLinks.tokenHash, tokenHash), eq(signInLinks.email, email)))
    .returning({ email: signInLinks.email, expiresAt: signInLinks.expiresAt })
  return row
}

/** Takes away what has ended: rows that nobody can use any more. */
export async function deleteEnded({ clock, db }: House): Promise<void> {
  const now = clock.now()
  await db
    .delete(signIns)
    .where(or(lt(signIns.expiresAt, now), lt(signIns.lastSeenAt, daysFrom(now, -IDLE_DAYS))))
  await db.delete(signInLinks).where(lt(signInLinks.expiresAt, now))
  await deleteEndedProofs(db, now)
}

/** People of the demo world: the members of one client's organisations, and operators. */
export function selectPeopleOf(db: Queryable, clientId: string, limit: number) {
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      isOperator: users.isOperator,
      organisationName: organisations.name,
      role: memberships.role,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(or(eq(organisations.clientId, clientId), eq(users.isOperator, true)))
    .orderBy(
      asc(organisations.name),
      sql`array_position(array['Owner','Admin','Member'], ${memberships.role})`,
    )
    .limit(limit)
}
