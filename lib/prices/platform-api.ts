// The price of paying in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { ADJUSTMENT_KINDS, type EarlyPayment, type MethodAdjustment } from '@/db/schema/prices'
import { decimal, isoDate } from '@/lib/http/fields/fields'
import { toJsonNumber } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import type { Day } from '@/lib/time-zone'
import { PRICED_METHODS } from './methods'
import { lastEarlyDay } from './price'

const MOST_DAYS = 365
const MOST_ADJUSTMENTS = 10

export const earlyDays = z
  .int('must be a whole number of days.')
  .min(0, 'must be at least 0.')
  .max(MOST_DAYS, `must be at most ${MOST_DAYS}.`)

const earlyPaymentBody = z
  .strictObject({
    percent: decimal.meta({ description: 'Taken off of what is paid, up to 4 decimals.', example: 3 }),
    days: earlyDays
      .optional()
      .meta({ description: 'Through so many days after the issue date.', example: 14 }),
    until: isoDate.optional().meta({ description: 'Through this day, in place of `days`.' }),
  })
  .refine(({ days, until }) => (days === undefined) !== (until === undefined), {
    error: 'must have either days or until.',
  })
  .meta({ id: 'EarlyPaymentBody', example: { percent: 3, days: 14 } })

const method = z
  .string('must be a string.')
  .refine((type) => PRICED_METHODS.includes(type), 'must be a payment method type of Stripe’s, such as card.')
  .meta({ example: 'sepa_debit' })

const adjustment = z
  .strictObject({
    methods: z
      .array(method, { error: 'must be a list of payment method types.' })
      .min(1, 'must hold at least one payment method type.')
      .max(PRICED_METHODS.length, 'holds too many payment method types.'),
    kind: z.enum(ADJUSTMENT_KINDS, 'must be discount or surcharge.'),
    percent: decimal.optional().meta({ description: 'Of what is paid, up to 4 decimals.', example: 1 }),
    amount: decimal.optional().meta({ description: 'Major units, in place of `percent`.' }),
    cap: decimal.optional().meta({ description: 'Major units: the most that it comes to.', example: 20 }),
  })
  .refine(({ amount, percent }) => (amount === undefined) !== (percent === undefined), {
    error: 'must have either percent or amount.',
  })
  .meta({ id: 'MethodAdjustmentBody' })

export const methodAdjustmentsBody = z
  .array(adjustment, { error: 'must be a list of adjustments.' })
  .max(MOST_ADJUSTMENTS, `must hold at most ${MOST_ADJUSTMENTS} adjustments.`)
  .superRefine((adjustments, context) => {
    const seen = new Set<string>()
    for (const [at, { methods }] of adjustments.entries())
      for (const [index, type] of methods.entries()) {
        if (seen.has(type))
          context.addIssue({
            code: 'custom',
            path: [at, 'methods', index],
            message: `${type} is named twice: each may be named once.`,
          })
        seen.add(type)
      }
  })
  .meta({ example: [{ methods: ['sepa_debit'], kind: 'discount', percent: 1, cap: 20 }] })

const earlyPaymentAnswer = z
  .object({
    percent: z.number(),
    days: z.int().nullable(),
    until: z.iso.date().meta({ description: 'The last day, in the organisation’s time zone.' }),
  })
  .meta({ id: 'EarlyPayment' })

export const methodAdjustmentsAnswer = z.array(
  z
    .object({
      methods: z.array(z.string()),
      kind: z.enum(ADJUSTMENT_KINDS),
      percent: z.number().nullable(),
      amount: z.number().nullable(),
      cap: z.number().nullable(),
    })
    .meta({ id: 'MethodAdjustment' }),
)

export const presentEarlyPayment = (
  early: EarlyPayment,
  issueDate: Day,
): z.input<typeof earlyPaymentAnswer> => ({
  percent: toJsonNumber(early.percentPpm, 4),
  days: early.days ?? null,
  until: lastEarlyDay(early, issueDate),
})

/** `currency` is that of the invoice, or of the organisation. */
export const presentAdjustments = (
  adjustments: readonly MethodAdjustment[],
  currency: string,
): z.input<typeof methodAdjustmentsAnswer> =>
  adjustments.map(({ amountMinor, capMinor, kind, methods, percentPpm, ...said }) => {
    const major = majorUnits(said.currency ?? currency)
    return {
      ...{ methods: [...methods], kind },
      percent: percentPpm === undefined ? null : toJsonNumber(percentPpm, 4),
      amount: amountMinor === undefined ? null : major(amountMinor),
      cap: capMinor === undefined ? null : major(capMinor),
    }
  })

/** What an invoice says in a body. */
export const priceFields = {
  earlyPayment: earlyPaymentBody.nullable().optional().meta({
    description:
      'Taken off for whoever pays everything that is owed in time: confirms it, by whatever means, through the last day where the organisation is. Credited by a credit note when the money arrives. The organisation’s if omitted, `null` for none.',
  }),
  methodAdjustments: methodAdjustmentsBody
    .nullable()
    .optional()
    .meta({
      description:
        'What a means of payment takes off or adds, of what is paid by it; the organisation’s if omitted, `null` or `[]` for none. Surcharges only where `allowsSurcharges` is on and nothing forbids them.',
      example: [{ methods: ['sepa_debit'], kind: 'discount', percent: 1, cap: 20 }],
    }),
}

export const pricesAnswer = {
  earlyPayment: earlyPaymentAnswer.nullable(),
  methodAdjustments: methodAdjustmentsAnswer,
}

interface Priced {
  earlyPayment: EarlyPayment | null
  methodAdjustments: MethodAdjustment[] | null
  issueDate: Day
  currency: string
}

export const presentPrices = ({ currency, earlyPayment, issueDate, methodAdjustments }: Priced) => ({
  earlyPayment: earlyPayment && presentEarlyPayment(earlyPayment, issueDate),
  methodAdjustments: presentAdjustments(methodAdjustments ?? [], currency),
})
