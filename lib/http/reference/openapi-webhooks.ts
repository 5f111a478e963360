// Events in the OpenAPI document: each a webhook with its body, when it comes, and a sample.
import type { z } from 'zod'
import type { ZodOpenApiObject } from 'zod-openapi'
import { exampleOf, type Schemas } from './reference-schema'

export interface ToldEvent {
  type: string
  when: string
  data: z.ZodType
  /** Its name among the document's schemas. */
  schema: string
  /** Fields of the sample in which it differs from the schema's own example. */
  sample: object
}

const at = '2026-11-30T09:30:00.000Z'
const id = '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10'

const nameOf = (type: string): string =>
  type.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The schemas of all events, under their names. */
export const schemasOf = (events: readonly ToldEvent[]): Record<string, z.ZodType> =>
  Object.fromEntries(events.map(({ data, schema }) => [schema, data]))

export const webhooksOf = (events: readonly ToldEvent[]): NonNullable<ZodOpenApiObject['webhooks']> =>
  Object.fromEntries(
    events.map(({ schema, type, when }) => [
      type,
      {
        post: {
          operationId: `on${nameOf(type)}`,
          tags: ['Webhooks'],
          summary: type,
          description: when,
          security: [],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object' as const,
                  properties: {
                    id: {
                      type: 'string' as const,
                      format: 'uuid',
                      description: 'The same for every receiver of the event.',
                    },
                    type: { type: 'string' as const, const: type },
                    timestamp: { type: 'string' as const, format: 'date-time' },
                    data: { $ref: `#/components/schemas/${schema}` },
                  },
                  required: ['id', 'type', 'timestamp', 'data'],
                },
              },
            },
          },
          responses: { '2XX': { description: 'Accepted. Anything else is retried.' } },
        },
      },
    ]),
  )

/** A whole body, as it might be sent. */
export function sampleOf({ sample, schema, type }: ToldEvent, schemas: Schemas): Record<string, unknown> {
  const example = exampleOf({ $ref: `#/components/schemas/${schema}` }, schemas)
  return { id, type, timestamp: at, data: { ...(example as object), ...sample } }
}
