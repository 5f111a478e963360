// SQL for subscriptions. Every statement names the owner, so that none can reach into another's.
import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { organisations } from '@/db/schema/organisations'
import { webhookSubscriptions } from '@/db/schema/webhooks'
import type { Transaction } from '@/db/transact'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import { OVERLAP_HOURS, type Owner, type Subscription, type SubscriptionFields } from './subscription'

const { previousSecret: _, rotationId: __, secret: ___, ...SHOWN } = getTableColumns(webhookSubscriptions)

const belongsTo = (owner: Owner) =>
  'clientId' in owner
    ? eq(webhookSubscriptions.clientId, owner.clientId)
    : eq(webhookSubscriptions.applicationId, owner.applicationId)

function ownedBy(owner: Owner) {
  const only = 'clientId' in owner ? owner.limitedTo : null
  return and(belongsTo(owner), only === null ? undefined : eq(webhookSubscriptions.organisationId, only))
}

const isOne = (owner: Owner, id: string) => and(eq(webhookSubscriptions.id, id), ownedBy(owner))

export async function isOrganisationOf(db: Queryable, clientId: string, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.id, id), eq(organisations.clientId, clientId)))
  return row !== undefined
}

/** Whose a subscription is, and of which organisation it tells; null for all of a client's. */
export type Belongings =
  | { clientId: string; organisationId: string | null }
  | { applicationId: string; organisationId: string }

/** Serialises additions. */
export const lockRoom = (tx: Transaction, about: Belongings) => {
  const whose = 'applicationId' in about ? about.applicationId : `${about.clientId} ${about.organisationId}`
  return tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${whose}`}, 6))`)
}

/** Those that tell of the same: the people of one organisation must not use up the room of their client, or of its others. */
export const countSubscriptions = (db: Queryable, about: Belongings): Promise<number> =>
  db.$count(
    webhookSubscriptions,
    'applicationId' in about
      ? eq(webhookSubscriptions.applicationId, about.applicationId)
      : and(
          eq(webhookSubscriptions.clientId, about.clientId),
          about.organisationId === null
            ? isNull(webhookSubscriptions.organisationId)
            : eq(webhookSubscriptions.organisationId, about.organisationId),
        ),
  )

export async function insertSubscription(
  db: Queryable,
  row: typeof webhookSubscriptions.$inferInsert,
): Promise<Subscription | undefined> {
  const [made] = await db.insert(webhookSubscriptions).values(row).returning(SHOWN)
  return made
}

export async function selectSubscription(
  db: Queryable,
  owner: Owner,
  id: string,
): Promise<Subscription | undefined> {
  const [row] = await db.select(SHOWN).from(webhookSubscriptions).where(isOne(owner, id))
  return row
}

export function selectSubscriptions(
  db: Queryable,
  owner: Owner,
  { cursor, limit }: PageRequest,
): Promise<Subscription[]> {
  return db
    .select(SHOWN)
    .from(webhookSubscriptions)
    .where(and(ownedBy(owner), behind(webhookSubscriptions, cursor)))
    .orderBy(desc(webhookSubscriptions.createdAt), desc(webhookSubscriptions.id))
    .limit(limit + 1)
}

export async function updateSubscription(
  db: Queryable,
  owner: Owner,
  id: string,
  changes: Partial<SubscriptionFields> & {
    isActive?: boolean | undefined
    disabledReason?: null
    failingSince?: null
  },
): Promise<Subscription | undefined> {
  const [row] = await db
    .update(webhookSubscriptions)
    .set({ ...changes, updatedAt: sql`house_now()` })
    .where(isOne(owner, id))
    .returning(SHOWN)
  return row
}

/** True when there was one. Its deliveries and their tries go with it. */
export async function deleteSubscription(db: Queryable, owner: Owner, id: string): Promise<boolean> {
  const gone = await db
    .delete(webhookSubscriptions)
    .where(isOne(owner, id))
    .returning({ id: webhookSubscriptions.id })
  return gone.length > 0
}

/** For a repeat whose first try died before it could tell the secret: nobody has that one, so it is not kept beside the new. */
export async function updateUntoldSecret(
  db: Queryable,
  owner: Owner,
  id: string,
  sealed: string,
  rotationId?: string,
): Promise<Subscription | undefined> {
  const { rotationId: last } = webhookSubscriptions
  const [row] = await db
    .update(webhookSubscriptions)
    .set({ secret: sealed, updatedAt: sql`house_now()` })
    .where(and(isOne(owner, id), rotationId === undefined ? isNull(last) : eq(last, rotationId)))
    .returning(SHOWN)
  return row
}

/** The secret that was valid until now stays so for a day; one before it ends at once. */
export async function updateSecret(
  db: Queryable,
  owner: Owner,
  id: string,
  { rotationId, sealed }: { sealed: string; rotationId: string },
): Promise<Subscription | undefined> {
  const [row] = await db
    .update(webhookSubscriptions)
    .set({
      secret: sealed,
      previousSecret: sql`${webhookSubscriptions.secret}`,
      previousSecretUntil: sql`house_now() + make_interval(hours => ${OVERLAP_HOURS})`,
      rotationId,
      updatedAt: sql`house_now()`,
    })
    .where(isOne(owner, id))
    .returning(SHOWN)
  return row
}

/** Switched off by us. False when it was off already. */
export async function updateSubscriptionDisabled(
  tx: Transaction,
  id: string,
  reason: NonNullable<Subscription['disabledReason']>,
): Promise<boolean> {
  const off = await tx
    .update(webhookSubscriptions)
    .set({ isActive: false, disabledReason: reason, updatedAt: sql`house_now()` })
    .where(and(eq(webhookSubscriptions.id, id), eq(webhookSubscriptions.isActive, true)))
    .returning({ id: webhookSubscriptions.id })
  return off.length > 0
}

export async function updateSubscriptionHealthy(tx: Transaction, id: string): Promise<void> {
  await tx
    .update(webhookSubscriptions)
    .set({ failingSince: null })
    .where(and(eq(webhookSubscriptions.id, id), sql`${webhookSubscriptions.failingSince} is not null`))
}

/** Keeps the first time; answers whether that was longer ago than there is patience for. */
export async function updateSubscriptionFailing(
  tx: Transaction,
  id: string,
  patienceDays: number,
): Promise<boolean> {
  await tx
    .update(webhookSubscriptions)
    .set({ failingSince: sql`house_now()` })
    .where(and(eq(webhookSubscriptions.id, id), sql`${webhookSubscriptions.failingSince} is null`))
  const [row] = await tx
    .select({
      isEnough: sql<boolean>`${webhookSubscriptions.failingSince} < house_now() - make_interval(days => ${patienceDays})`,
    })
    .from(webhookSubscriptions)
    .where(eq(webhookSubscriptions.id, id))
  return row?.isEnough ?? false
}

/** All of them: a few thousand at most, looked through once a day. */
export const selectSealed = (db: Queryable) =>
  db
    .select({
      id: webhookSubscriptions.id,
      secret: webhookSubscriptions.secret,
      previousSecret: webhookSubscriptions.previousSecret,
    })
    .from(webhookSubscriptions)

/** False when the secret was rotated in the meantime. */
export async function updateSeal(
  db: Queryable,
  { id, secret }: { id: string; secret: string },
  anew: { secret: string; previousSecret: string | null },
): Promise<boolean> {
  const rows = await db
    .update(webhookSubscriptions)
    .set(anew)
    .where(and(eq(webhookSubscriptions.id, id), eq(webhookSubscriptions.secret, secret)))
    .returning({ id: webhookSubscriptions.id })
  return rows.length > 0
}
