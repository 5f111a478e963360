// SQL for letters to sellers: who is to be told, and what went wrong with their money.
import { and, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { outbox } from '@/db/schema/mail'
import { memberships, operatorVisits, organisations, users } from '@/db/schema/organisations'
import { disputes } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { notificationChoices } from '@/db/schema/people'
import { isTold, type SellerEvent } from '@/lib/notifications/notices'
import { type Correspondent, Undeliverable } from '@/lib/outbox/mail'
import { correspondent } from './correspondents'

/** No organisation has so many people that a mail to all of them would be a mailing list. */
const MOST_READERS = 50

/** The people of an organisation who are told of it; its own address only where it has no people. */
export async function selectSellersToTell(
  db: Queryable,
  organisation: { id: string; email: string | null },
  event: SellerEvent,
): Promise<Correspondent[]> {
  const people = await db
    .select({ email: users.email, role: memberships.role, wants: notificationChoices.wantsMail })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      notificationChoices,
      and(eq(notificationChoices.userId, users.id), eq(notificationChoices.event, event)),
    )
    .where(eq(memberships.organisationId, organisation.id))
    .orderBy(memberships.createdAt)
  if (people.length === 0) return [correspondent('', organisation.email) ?? []].flat()
  return people
    .filter((person) => isTold(event, person))
    .slice(0, MOST_READERS)
    .flatMap(({ email }) => correspondent('', email) ?? [])
}

export async function selectNoticeDispute(db: Queryable, disputeId: string) {
  const [row] = await db.select().from(disputes).where(eq(disputes.id, disputeId))
  if (!row) throw new Undeliverable('The dispute that this email is about does not exist.')
  return row
}

export async function selectNoticeOrganisation(db: Queryable, organisationId: string) {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, organisationId))
  if (!row) throw new Undeliverable('The organisation that this email is about does not exist.')
  return row
}

export async function selectNoticeVisit(db: Queryable, organisationId: string, visitId: string) {
  const [row] = await db
    .select({ visit: operatorVisits, organisation: organisations, name: users.name, email: users.email })
    .from(operatorVisits)
    .innerJoin(organisations, eq(organisations.id, operatorVisits.organisationId))
    .innerJoin(users, eq(users.id, operatorVisits.userId))
    .where(and(eq(operatorVisits.organisationId, organisationId), eq(operatorVisits.id, visitId)))
  if (!row) throw new Undeliverable('The visit that this email is about does not exist.')
  return row
}

export async function selectNoticePayout(db: Queryable, payoutId: string) {
  const [row] = await db
    .select({ payout: payouts, organisation: organisations })
    .from(payouts)
    .innerJoin(organisations, eq(organisations.id, payouts.organisationId))
    .where(eq(payouts.id, payoutId))
  if (!row) throw new Undeliverable('The payout that this email is about does not exist.')
  return row
}

export async function isSent(db: Queryable, fact: string): Promise<boolean> {
  const [row] = await db.select({ state: outbox.state }).from(outbox).where(eq(outbox.fact, fact))
  return row?.state === 'sent'
}
