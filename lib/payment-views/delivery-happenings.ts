// What documents on their way by Peppol tell the timeline: each when it was sent, when it arrived, and what went wrong.
import type { Delivery } from '@/lib/documents/delivery-store'
import type { Told } from './timeline-order'

/** What waits to be sent has not happened yet. */
export function deliveryHappenings(deliveries: readonly Delivery[]): Told[] {
  return deliveries.flatMap(
    ({ deliveredAt, documentNumber, endedAt, messageId, reason, sentAt, state }): Told[] => {
      const about = { kind: 'peppol', documentNumber, reference: messageId } as const
      const stages = [
        { stage: 'sent', at: sentAt },
        { stage: 'delivered', at: deliveredAt },
        { stage: state === 'rejected' ? 'rejected' : 'failed', at: endedAt },
      ] as const
      return stages.flatMap(({ at, stage }) =>
        at ? [{ ...about, stage, at: at.toISOString(), reason: at === endedAt ? reason : null }] : [],
      )
    },
  )
}
