// Events in the Platform API: exactly the body of a webhook.
import { z } from 'zod'
import { uuid } from '@/lib/http/fields/fields'
import { oneOrMore, sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import { EVENT_TYPES } from '@/lib/outgoing/event-types'
import { EVENT_ORDERS, type KeptEvent } from './event-store'

export const eventsQuery = sortedQuery(EVENT_ORDERS).extend({
  type: oneOrMore(EVENT_TYPES).optional(),
  subjectId: uuid.optional().meta({ description: 'Events of the invoice, payment, refund… with this id.' }),
  createdAfter: timeFilters.createdAfter,
  createdBefore: timeFilters.createdBefore,
})

export const eventAnswer = z
  .object({
    id: z.uuid(),
    type: z.enum(EVENT_TYPES),
    timestamp: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()).meta({
      description: 'The resource as it was at that moment; its fields by type are listed under Events.',
    }),
  })
  .meta({ id: 'Event' })

/** Events that were written before they told their id have it from their row. */
export const presentEvent = ({ id, payload }: KeptEvent): z.input<typeof eventAnswer> => ({
  id,
  ...(JSON.parse(payload ?? '{}') as Omit<z.input<typeof eventAnswer>, 'id'>),
})
