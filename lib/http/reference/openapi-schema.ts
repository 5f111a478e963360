// How our schemas appear in the OpenAPI document: decimals as in the contract, and no noise.
import type { CreateDocumentOptions } from 'zod-openapi'

type Override = NonNullable<CreateDocumentOptions['override']>
type JsonSchema = Parameters<Extract<Override, (...args: never[]) => unknown>>[0]['jsonSchema']

const DECIMAL_TEXT = '^(?:0|[1-9]\\d*)(?:\\.\\d+)?$'
/** A format says it better than the pattern behind it. */
const SELF_SPEAKING = new Set(['uuid', 'date-time', 'date', 'email', 'uri'])

const typesOf = (schemas: JsonSchema['anyOf']) =>
  schemas
    ?.map((schema) => (typeof schema === 'object' && 'type' in schema ? schema.type : undefined))
    .sort()
    .join()

/** An amount is taken as a number or as its decimal text: one schema with two types, as the contract writes it. */
function joinDecimal(schema: JsonSchema): void {
  if (typesOf(schema.anyOf) !== 'number,string') return
  delete schema.anyOf
  Object.assign(schema, { type: ['number', 'string'], format: 'double', pattern: DECIMAL_TEXT })
}

/** Answers may gain fields: who reads them must not refuse what they do not know. */
export const tidySchema = ({ io, jsonSchema }: { io: 'input' | 'output'; jsonSchema: JsonSchema }): void => {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  joinDecimal(jsonSchema)
  if (typeof jsonSchema.format === 'string' && SELF_SPEAKING.has(jsonSchema.format)) delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}
