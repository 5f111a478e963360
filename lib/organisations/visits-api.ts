// Operators' visits: what our own pages send, and what the Platform API returns.
import { z } from 'zod'
import { text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import type { ShownVisit } from './visit-store'

/** A few words, so that whoever reads it knows why. */
const LEAST = 10

export const visitBody = z.strictObject({
  organisationId: uuid,
  reason: text(500).refine((reason) => reason.length >= LEAST, `must be at least ${LEAST} characters long.`),
})

export const visitEndBody = z.strictObject({ organisationId: uuid })

export const operatorVisitAnswer = z
  .object({
    id: z.uuid(),
    operator: z.string().meta({ description: 'Who of the platform it was.', example: 'Olivia Park' }),
    reason: z.string(),
    beganAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    raisedUntil: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Until when they could change something; null where they only looked.' }),
    raiseReason: z.string().nullable(),
  })
  .meta({ id: 'OperatorVisit' })

export const presentOperatorVisit = (visit: ShownVisit) => presentAs(operatorVisitAnswer, visit)
