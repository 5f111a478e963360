// SQL for people and of their memberships.
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { memberships, type Role, users } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import type { House } from '@/lib/house'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import { newId } from '@/lib/ids'
import type { Member } from './organisation'

const MEMBER = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: memberships.role,
  createdAt: memberships.createdAt,
  signedInAt: users.signedInAt,
}

/** The id of the person with this email address, who is made known where nobody has it yet. */
export async function insertUser(db: Queryable, email: string, name: string | null = null): Promise<string> {
  await db.insert(users).values({ id: newId(), email: email.toLowerCase(), name }).onConflictDoNothing()
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()))
  if (!user) throw new Error('a user that was just put is not there')
  return user.id
}

export async function updateOperator(db: Queryable, userId: string): Promise<void> {
  await db.update(users).set({ isOperator: true }).where(eq(users.id, userId))
}

/** Returns undefined when the person is a member already, and not by this very request. */
export async function insertMembership(
  db: Queryable,
  row: { organisationId: string; userId: string; role: Role; requestId?: string | undefined },
): Promise<Member | undefined> {
  const [inserted] = await db
    .insert(memberships)
    .values(row)
    .onConflictDoUpdate({
      target: [memberships.organisationId, memberships.userId],
      set: { requestId: row.requestId ?? null },
      setWhere: eq(memberships.requestId, row.requestId ?? newId()),
    })
    .returning({ id: memberships.userId })
  if (!inserted) return undefined
  const [member] = await selectMember(db, row.organisationId, row.userId)
  return member
}

/** False when this very call has been noted before. */
export async function updateInvitation(
  tx: Transaction,
  { organisationId, requestId, userId }: { organisationId: string; userId: string; requestId: string },
): Promise<boolean> {
  const { invitationId } = memberships
  const rows = await tx
    .update(memberships)
    .set({ invitationId: requestId })
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        eq(memberships.userId, userId),
        sql`${invitationId} is distinct from ${requestId}::uuid`,
      ),
    )
    .returning({ id: memberships.userId })
  return rows.length > 0
}

export const selectMember = (db: Queryable, organisationId: string, userId: string) =>
  db
    .select(MEMBER)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)))

export function selectMembers(
  db: Queryable,
  organisationId: string,
  { cursor, limit }: PageRequest,
): Promise<Member[]> {
  const key = { createdAt: memberships.createdAt, id: memberships.userId }
  return db
    .select(MEMBER)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), behind(key, cursor)))
    .orderBy(desc(key.createdAt), desc(key.id))
    .limit(limit + 1)
}

/** The owners, locked in one order: two who remove each other at once must not both succeed. */
export async function lockOwners(tx: Transaction, organisationId: string): Promise<string[]> {
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, 'Owner')))
    .orderBy(memberships.userId)
    .for('update')
  return owners.map(({ userId }) => userId)
}

/** Returns undefined when the person is no member. */
export async function updateRole(
  db: Queryable,
  { organisationId, role, userId }: { organisationId: string; userId: string; role: Role },
): Promise<Member | undefined> {
  await db
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)))
  const [member] = await selectMember(db, organisationId, userId)
  return member
}

export async function deleteMembership(
  db: Queryable,
  organisationId: string,
  userId: string,
): Promise<boolean> {
  const rows = await db
    .delete(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)))
    .returning({ id: memberships.userId })
  return rows.length > 0
}

interface Standing {
  /** Null for who is no member. */
  role: Role | null
  requiresSecondFactor: boolean
}

/** Asked at every call of a person, by a statement that Postgres has prepared. Undefined where there is no such organisation. */
export async function selectRole(
  { db }: House,
  userId: string,
  organisationId: string,
): Promise<Standing | undefined> {
  const [row] = await db.$client<Standing[]>`
    select m.role, o.requires_second_factor as "requiresSecondFactor" from organisations o
    left join memberships m on m.organisation_id = o.id and m.user_id = ${userId}
    where o.id = ${organisationId}`
  return row
}

export async function selectWithoutFactor(
  db: Queryable,
  organisationId: string,
): Promise<{ requiresSecondFactor: boolean; without: number }> {
  const [row] = await db.execute<{ requiresSecondFactor: boolean; without: number }>(sql`
    select o.requires_second_factor as "requiresSecondFactor", (
      select count(*)::int from memberships m where m.organisation_id = o.id
        and not exists (select from passkeys p where p.user_id = m.user_id)
        and not exists (select from authenticator_apps a where a.user_id = m.user_id)) as without
    from organisations o where o.id = ${organisationId}`)
  return row ?? { requiresSecondFactor: false, without: 0 }
}

export async function selectMemberRole(
  db: Queryable,
  organisationId: string,
  userId: string,
): Promise<Role | undefined> {
  const [row] = await db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)))
  return row?.role
}
