// Provider connections in the Sessions API: what it accepts and returns. Secrets are never returned.
import { z } from 'zod'
import { PAYMENT_METHODS, PROVIDERS } from '@/db/schema/applications'
import { readOneDecimal } from '@/lib/http/fields/decimals'
import { currency, decimal, oneOf, unique, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { DecimalError, formatDecimal, parseDecimal, parsePercent, toJsonNumber } from '@/lib/money/decimal'
import type { ProviderConnection } from './application'

const FIXED_DIGITS = 3
const PERCENT_DIGITS = 4
/** In thousandths: what the column holds, and far more than anybody takes. */
const MOST_FIXED = 999_999_999_999

const cost = z.strictObject({ percent: decimal.optional(), fixed: decimal.optional() }).meta({
  id: 'ProviderCost',
  description:
    'What the provider charges: a percentage of the amount, and a fixed part in the major unit of its currency.',
  example: { percent: 1.75, fixed: 0.3 },
})

const fields = {
  paymentMethods: z
    .array(z.enum(PAYMENT_METHODS, { error: 'must be card.' }))
    .min(1, 'must name at least one.')
    .overwrite(unique),
  currencies: z
    .array(currency)
    .max(200)
    .overwrite(unique)
    .optional()
    .meta({ description: 'Empty or omitted: everything the provider supports.' }),
  cost: cost.optional(),
  priority: z
    .int()
    .min(0)
    .max(1_000)
    .optional()
    .meta({ description: 'Of equal scores, the lowest is chosen first.' }),
}

const credentials = z
  .strictObject({ apiKey: z.string().trim().min(1).max(300) })
  .meta({ id: 'ProviderCredentials', description: 'Tested before they are saved, and never shown again.' })

export const connectionPath = z.object({ id: uuid, connectionId: uuid })

export const connectionBody = z
  .strictObject({
    name: oneOf(PROVIDERS).meta({ example: 'stripe' }),
    ...fields,
    credentials,
  })
  .meta({ id: 'ProviderBody' })

export const connectionPatch = z
  .strictObject({ ...fields, credentials, isActive: z.boolean() })
  .partial()
  .meta({ id: 'ProviderPatch', description: 'Omitted fields stay as they are.' })

function parseFixed(said: unknown): number {
  const thousandths = parseDecimal(said, FIXED_DIGITS)
  if (thousandths > MOST_FIXED) throw new DecimalError('too-large', 'This must be less than 1000000000.')
  return thousandths
}

/** Only what was said. Throws `Request.Invalid`. */
const costFields = (asked: z.output<typeof cost> | undefined) => ({
  ...(asked?.percent !== undefined && {
    costPpm: readOneDecimal('/cost/percent', () => parsePercent(asked.percent)),
  }),
  ...(asked?.fixed !== undefined && {
    costFixed: formatDecimal(
      readOneDecimal('/cost/fixed', () => parseFixed(asked.fixed)),
      FIXED_DIGITS,
    ),
  }),
})

export const newConnection = (
  { cost: asked, currencies, name, priority, ...rest }: z.output<typeof connectionBody>,
  id: string,
) => ({
  costPpm: 0,
  costFixed: '0',
  ...rest,
  ...costFields(asked),
  id,
  provider: name,
  currencies: currencies ?? [],
  priority: priority ?? 0,
})

export const connectionChanges = ({ cost: asked, ...rest }: z.output<typeof connectionPatch>) => ({
  ...rest,
  ...costFields(asked),
})

export const connectionAnswer = z
  .object({
    id: z.uuid(),
    applicationId: z.uuid(),
    provider: z.enum(PROVIDERS),
    isActive: z.boolean(),
    paymentMethods: z.array(z.enum(PAYMENT_METHODS)),
    currencies: z.array(z.string()),
    cost: z.object({ percent: z.number(), fixed: z.number() }),
    priority: z.int(),
    keyFingerprint: z
      .string()
      .meta({ description: 'The same key always has the same fingerprint; it reveals nothing else.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ProviderConnection' })

export const presentConnection = (connection: ProviderConnection) =>
  presentAs(connectionAnswer, connection, {
    cost: {
      percent: toJsonNumber(connection.costPpm, PERCENT_DIGITS),
      fixed: toJsonNumber(parseDecimal(connection.costFixed, FIXED_DIGITS), FIXED_DIGITS),
    },
  })
