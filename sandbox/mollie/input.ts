// Reads the bodies of Mollie's API strictly: what it does not know it refuses, and so does what is not simulated.
import { z } from 'zod'
import { MollieError, unprocessable } from './error'
import { amountOf, minorOf } from './money'

const LOCALES = [
  ...(['en_US', 'en_GB', 'nl_NL', 'nl_BE', 'fr_FR', 'fr_BE', 'fr_LU', 'de_DE', 'de_AT'] as const),
  ...(['de_CH', 'de_LU', 'es_ES', 'ca_ES', 'pt_PT', 'it_IT', 'nb_NO', 'sv_SE', 'fi_FI'] as const),
  ...(['da_DK', 'is_IS', 'hu_HU', 'pl_PL', 'lv_LV', 'lt_LT'] as const),
] as const

/** What Mollie takes for cards unless it was agreed otherwise. */
const MAXIMUM_EUR_MINOR = 1_000_000
const METADATA_BYTES = 1024
const TEXT_LENGTH = 255

const amount = z.strictObject({ currency: z.string(), value: z.string() })
const address = z.url({ protocol: /^https?$/ })
const line = z.strictObject({
  type: z
    .enum([
      'physical',
      'digital',
      'shipping_fee',
      'discount',
      'store_credit',
      'gift_card',
      'surcharge',
      'tip',
    ])
    .optional(),
  description: z.string().min(1).max(100),
  quantity: z.int().min(1),
  quantityUnit: z.string().optional(),
  unitPrice: amount,
  totalAmount: amount,
  sku: z.string().max(64).optional(),
})

const payment = z.strictObject({
  amount,
  description: z.string().min(1).max(TEXT_LENGTH),
  redirectUrl: address,
  cancelUrl: address.nullish(),
  webhookUrl: address.nullish(),
  method: z.union([z.enum(['creditcard']), z.array(z.enum(['creditcard'])).length(1)]).nullish(),
  locale: z.enum(LOCALES).nullish(),
  metadata: z.unknown().optional(),
  lines: z.array(line).min(1).max(100).nullish(),
  sequenceType: z.literal('oneoff').optional(),
})

const refund = z.strictObject({
  amount,
  description: z.string().max(TEXT_LENGTH).optional(),
  metadata: z.unknown().optional(),
})

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, error } = schema.safeParse(body)
  if (error === undefined) return data
  const issue = error.issues[0]
  if (issue?.code === 'unrecognized_keys')
    throw unprocessable(`Non-existent body parameter "${issue.keys[0]}" for this API call.`, issue.keys[0])
  const field = issue?.path.join('.')
  throw unprocessable(`The ${field || 'body'} is invalid: ${issue?.message ?? 'it cannot be read'}.`, field)
}

function checkMetadata(metadata: unknown): void {
  if (metadata !== undefined && Buffer.byteLength(JSON.stringify(metadata)) > METADATA_BYTES)
    throw unprocessable('The metadata is larger than 1 kB.', 'metadata')
}

type Line = z.infer<typeof line>

/** Each line adds up, and all of them to the amount. */
function checkLines(lines: Line[], total: z.infer<typeof amount>): void {
  let sum = 0
  for (const [index, { quantity, totalAmount, unitPrice }] of lines.entries()) {
    const field = `lines.${index}`
    if (totalAmount.currency !== total.currency || unitPrice.currency !== total.currency)
      throw unprocessable(`Line item ${index} is in another currency than the payment.`, field)
    const lineMinor = minorOf(totalAmount, `${field}.totalAmount`)
    if (lineMinor !== quantity * minorOf(unitPrice, `${field}.unitPrice`))
      throw unprocessable(`The total of line item ${index} is not its quantity times its price.`, field)
    sum += lineMinor
  }
  if (sum !== minorOf(total, 'amount'))
    throw unprocessable('The amount of the payment is not the sum of its lines.', 'lines')
}

export function readPayment(body: unknown) {
  const { description, lines, redirectUrl, ...sent } = parsed(payment, body)
  const amountMinor = minorOf(sent.amount, 'amount')
  const { currency } = sent.amount
  if (amountMinor <= 0) throw unprocessable('The amount is lower than the minimum', 'amount')
  if (currency === 'EUR' && amountMinor > MAXIMUM_EUR_MINOR)
    throw unprocessable(
      `The amount is higher than the maximum of ${amountOf(MAXIMUM_EUR_MINOR, 'EUR').value}`,
      'amount',
    )
  checkMetadata(sent.metadata)
  if (lines) checkLines(lines, sent.amount)
  return {
    currency,
    amountMinor,
    description,
    redirectUrl,
    cancelUrl: sent.cancelUrl ?? null,
    webhookUrl: sent.webhookUrl ?? null,
    metadata: sent.metadata ?? null,
    method: [sent.method ?? null].flat()[0] ?? null,
    locale: sent.locale ?? null,
    lines: lines ?? null,
  }
}

export function readRefund(body: unknown, currency: string) {
  const sent = parsed(refund, body)
  const amountMinor = minorOf(sent.amount, 'amount')
  if (sent.amount.currency !== currency)
    throw unprocessable('The refund is in another currency than the payment.', 'amount.currency')
  checkMetadata(sent.metadata)
  return { amountMinor, description: sent.description ?? '', metadata: sent.metadata ?? null }
}

/** The query with nothing in it that the route does not know. */
export function readQuery(query: Record<string, string>, known: readonly string[]): Record<string, string> {
  const unknown = Object.keys(query).find((name) => !known.includes(name))
  if (unknown === undefined) return query
  throw unprocessable(`Non-existent query parameter "${unknown}" for this API call.`, unknown)
}

export function readEmbeds(text: string | undefined): string[] {
  const names = text?.split(',') ?? []
  const unknown = names.find((name) => name !== 'refunds' && name !== 'chargebacks')
  if (unknown === undefined) return names
  throw unprocessable(`The resource "${unknown}" cannot be embedded.`, 'embed')
}

/** An empty body counts as {}. */
export function readJson(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new MollieError(400, 'The body is not valid JSON.')
  }
}
