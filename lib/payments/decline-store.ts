// SQL for declined payment attempts, for the timeline.
import type { Queryable } from '@/db/database'
import { timelineEntries } from '@/db/schema/timeline'
import type { Decline } from '@/lib/stripe/events'
import type { Payment } from './payment'

/** One try that came to nothing; heard twice it is told once. */
export async function insertDecline(
  db: Queryable,
  { checkoutId, id: paymentId, invoiceId, organisationId }: Payment,
  { chargeReference, code, message, methodType }: Decline,
  event: { eventId: string; eventCreatedAt: Date | null; createdAt: Date },
): Promise<void> {
  await db
    .insert(timelineEntries)
    .values({
      fact: `declined:${chargeReference ?? event.eventId}`,
      ...{ organisationId, invoiceId, checkoutId, paymentId },
      kind: 'declined',
      detail: code,
      message,
      methodType,
      reference: chargeReference,
      occurredAt: event.eventCreatedAt ?? event.createdAt,
    })
    .onConflictDoNothing({ target: timelineEntries.fact })
}
