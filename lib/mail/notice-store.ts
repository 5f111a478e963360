// SQL of letters about money that went wrong: who is to be told, and what they tell of.
import { and, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { memberships, organisations, users } from '@/db/schema/organisations'
import { disputes } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { notificationChoices } from '@/db/schema/people'
import { Undeliverable } from './letter'
import { isTold, type NoticeEvent } from './notifications'

/** No organisation has so many people that a mail to all of them would be a mailing list. */
const MOST_READERS = 50

export async function sellersWhoWant(
  db: Queryable,
  organisationId: string,
  event: NoticeEvent,
): Promise<string[]> {
  const people = await db
    .select({ email: users.email, role: memberships.role, wants: notificationChoices.wantsMail })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      notificationChoices,
      and(eq(notificationChoices.userId, users.id), eq(notificationChoices.event, event)),
    )
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(memberships.createdAt)
    .limit(MOST_READERS)
  return people.filter((person) => isTold(event, person)).map(({ email }) => email)
}

export async function disputeAbout(db: Queryable, disputeId: string) {
  const [row] = await db.select().from(disputes).where(eq(disputes.id, disputeId))
  if (!row) throw new Undeliverable('The dispute that this letter is about does not exist.')
  return row
}

export async function payoutAbout(db: Queryable, payoutId: string) {
  const [row] = await db
    .select({ payout: payouts, organisation: organisations })
    .from(payouts)
    .innerJoin(organisations, eq(organisations.id, payouts.organisationId))
    .where(eq(payouts.id, payoutId))
  if (!row) throw new Undeliverable('The payout that this letter is about does not exist.')
  return row
}
