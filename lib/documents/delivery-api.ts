// A document on its way by Peppol, in the Platform API and in events.
import { z } from 'zod'
import { DELIVERY_CHANNELS, DOCUMENT_DELIVERY_STATES } from '@/db/schema/documents'
import { presentAs } from '@/lib/http/fields/present'
import type { Delivery } from './delivery-store'

export const deliveryAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    invoiceId: z.uuid().meta({ description: 'Of a credit note: the invoice that it corrects.' }),
    creditNoteId: z.uuid().nullable().meta({ example: null }),
    documentNumber: z.string().meta({ example: 'RE-2026-0042' }),
    channel: z.enum(DELIVERY_CHANNELS),
    receiver: z.string().nullable().meta({
      description: 'Scheme and id, as the document names its buyer; null once the document was erased.',
      example: '0208:0202239951',
    }),
    status: z.enum(DOCUMENT_DELIVERY_STATES).meta({
      description:
        '`queued` waits to be handed over; `sent` is with the access point; `delivered` arrived; `rejected` is the receiver’s no, which may come after `delivered`; `failed` did not arrive. `reason` says why.',
      example: 'delivered',
    }),
    messageId: z.string().nullable().meta({
      description: 'The access point’s name of it.',
      example: 'msg_5Y2kD0',
    }),
    reason: z.string().nullable().meta({ example: null }),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    deliveredAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable().meta({
      description: 'When it was rejected, or failed.',
      example: null,
    }),
  })
  .meta({ id: 'DocumentDelivery' })

export const presentDelivery = (delivery: Delivery): z.input<typeof deliveryAnswer> =>
  presentAs(deliveryAnswer, delivery, { status: delivery.state })
