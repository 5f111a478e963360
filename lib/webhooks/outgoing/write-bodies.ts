// Writes the bodies of events recorded by triggers, and their deliveries.
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { webhookEvents } from '@/db/schema/webhooks'
import { type Transaction, transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { listenersOf, payloadOf, writeDeliveries } from '@/lib/outgoing/publish'
import { readSubject } from './subject'

const AGAIN_AFTER_SECONDS = 60

type Noted = Pick<
  typeof webhookEvents.$inferSelect,
  'id' | 'type' | 'subjectId' | 'organisationId' | 'createdAt'
>

/** The oldest that is due; replicas take different ones. */
async function takeNoted(tx: Transaction): Promise<Noted | undefined> {
  const { createdAt, dueAt, id, organisationId, payload, subjectId, type } = webhookEvents
  const [row] = await tx
    .select({ id, type, subjectId, organisationId, createdAt })
    .from(webhookEvents)
    .where(and(isNull(payload), lte(dueAt, sql`house_now()`)))
    .orderBy(dueAt)
    .limit(1)
    .for('update', { skipLocked: true })
  return row
}

async function writeBody(tx: Transaction, { createdAt, id, organisationId, subjectId, type }: Noted) {
  const data = organisationId && subjectId && (await readSubject(tx, { type, subjectId, organisationId }))
  if (!data) {
    await tx.delete(webhookEvents).where(eq(webhookEvents.id, id))
    return
  }
  const payload = payloadOf({ id, type, occurredAt: createdAt, data })
  await tx.update(webhookEvents).set({ payload }).where(eq(webhookEvents.id, id))
  const listeners = await listenersOf(tx, organisationId, type, createdAt)
  await writeDeliveries(tx, { id, organisationId }, listeners)
}

/**
 * At most `most`, oldest first; answers how many. One that cannot be written is tried again later, and keeps no other
 * waiting.
 */
export async function writeBodies({ db, log }: House, most: number): Promise<number> {
  for (let written = 0; ; written++) {
    if (written === most) return written
    let noted: Noted | undefined
    try {
      await transact(db, async (tx) => {
        noted = await takeNoted(tx)
        if (noted) await writeBody(tx, noted)
      })
    } catch (error) {
      if (!noted) throw error
      const { id, type } = noted
      log.error({ err: error, eventId: id, type }, 'the body of an event could not be written')
      const dueAt = sql`house_now() + make_interval(secs => ${AGAIN_AFTER_SECONDS})`
      await db.update(webhookEvents).set({ dueAt }).where(eq(webhookEvents.id, id))
    }
    if (!noted) return written
  }
}
