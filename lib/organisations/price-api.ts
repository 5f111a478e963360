// What paying costs at an organisation, early, by certain means or late, in the Platform API.
import { z } from 'zod'
import type { ReferenceRate } from '@/db/schema/organisations'
import type { EarlyPayment } from '@/db/schema/prices'
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import { readDecimal } from '@/lib/http/fields/decimals'
import { decimal, isoDate, text } from '@/lib/http/fields/fields'
import { parsePercent, toJsonNumber } from '@/lib/money/decimal'
import {
  earlyDays,
  methodAdjustmentsAnswer,
  methodAdjustmentsBody,
  presentAdjustments,
} from '@/lib/prices/platform-api'
import { readEarlyPayment } from '@/lib/prices/read-terms'
import {
  halfYear,
  lateFeeRuleAnswer,
  lateFeeRuleBody,
  presentLateFeeRule,
  readLateFeeRule,
} from './late-fee-api'
import type { Organisation } from './organisation'

const MOST_RATES = 40

const usualEarlyBody = z
  .strictObject({
    percent: decimal.meta({ description: 'Taken off of what is paid, up to 4 decimals.', example: 2 }),
    days: earlyDays.meta({ description: 'Through so many days after the issue date.', example: 10 }),
  })
  .meta({ id: 'UsualEarlyPaymentBody', example: { percent: 2, days: 10 } })

const rateBody = z
  .strictObject({
    halfYear,
    percent: decimal.meta({ description: 'The reference rate itself, up to 4 decimals.', example: 2.15 }),
    source: text(200).meta({ description: 'Where you have read it.', example: 'ecb.europa.eu' }),
    readOn: isoDate.meta({ description: 'When you have read it.' }),
  })
  .meta({ id: 'ReferenceRateBody' })

const ratesBody = z
  .array(rateBody, { error: 'must be a list of rates.' })
  .max(MOST_RATES, `must hold at most ${MOST_RATES} rates.`)
  .superRefine((rates, context) => {
    for (const [at, { halfYear: half }] of rates.entries())
      if (rates.findIndex((other) => other.halfYear === half) < at)
        context.addIssue({
          ...{ code: 'custom', path: [at, 'halfYear'] },
          message: `${half} is named twice: each may be named once.`,
        })
  })

/** Fields of the body that changes it. */
export const priceFields = {
  earlyPayment: usualEarlyBody.nullable().optional().meta({
    description:
      'What paying early takes off, for invoices made from then on that say nothing of it themselves; `null` for nothing.',
  }),
  methodAdjustments: methodAdjustmentsBody.nullable().optional().meta({
    description:
      'What a means of payment takes off or adds, for invoices made from then on that say nothing of it themselves; `null` or `[]` for nothing. Amounts are in `defaultCurrency`.',
  }),
  allowsSurcharges: z.boolean('must be true or false.').optional().meta({
    description:
      'Payers may be asked for more for a means of payment, where nothing forbids it. `false` until you change it; while it is, surcharges of invoices that were sent are not asked for either.',
  }),
  lateFeeRule: lateFeeRuleBody.nullable().optional().meta({
    description:
      'What paying late costs, for `POST /invoices/{id}/late-fees`; `null` for nothing. It stands on invoices that are sent from then on, and holds for them; a statutory one also for those that say none. Nothing is ever charged by itself.',
  }),
  referenceRates: ratesBody
    .nullable()
    .optional()
    .meta({
      description:
        'Of statutory interest, the reference rates of half years that our table does not know; what it knows is taken from it. You answer for them. The list takes the place of the one before; `null` or `[]` for none.',
      example: [{ halfYear: '2026-2', percent: 2.15, source: 'ecb.europa.eu', readOn: '2026-07-01' }],
    }),
}

/** Fields of the answer. */
export const pricesAnswer = {
  earlyPayment: z.object({ percent: z.number(), days: z.int() }).nullable(),
  methodAdjustments: methodAdjustmentsAnswer,
  allowsSurcharges: z.boolean(),
  lateFeeRule: lateFeeRuleAnswer.nullable(),
  referenceRates: z.array(
    z
      .object({
        halfYear: z.string(),
        percent: z.number(),
        source: z.string(),
        readOn: z.iso.date(),
      })
      .meta({ id: 'ReferenceRate' }),
  ),
}

const body = z.object(priceFields)

/** Any day will do: only days are counted. */
const ANY_DAY = '2026-01-01'

function readRates(rates: z.output<typeof body>['referenceRates']): ReferenceRate[] | null | undefined {
  if (!rates) return rates
  const faults: FieldFault[] = []
  const read = rates.map(({ percent, ...rate }, at) => ({
    ...rate,
    ratePpm: readDecimal(faults, `/referenceRates/${at}/percent`, () => parsePercent(percent)),
  }))
  if (faults.length > 0) throw invalidRequest(faults)
  return read.length > 0 ? read : null
}

/** The columns of what a body names, without adjustments, which depend on where the organisation is. Throws `Request.Invalid`. */
export const readPrices = ({
  earlyPayment,
  lateFeeRule,
  referenceRates,
}: Pick<z.output<typeof body>, 'earlyPayment' | 'lateFeeRule' | 'referenceRates'>) => ({
  earlyPayment: (earlyPayment ? readEarlyPayment(earlyPayment, ANY_DAY) : earlyPayment) satisfies
    | EarlyPayment
    | null
    | undefined,
  lateFeeRule: readLateFeeRule(lateFeeRule),
  referenceRates: readRates(referenceRates),
})

export const presentPrices = ({
  defaultCurrency,
  earlyPayment,
  lateFeeRule,
  methodAdjustments,
  referenceRates,
}: Organisation) => ({
  earlyPayment: earlyPayment && {
    percent: toJsonNumber(earlyPayment.percentPpm, 4),
    days: earlyPayment.days ?? 0,
  },
  methodAdjustments: presentAdjustments(methodAdjustments ?? [], defaultCurrency),
  lateFeeRule: presentLateFeeRule(lateFeeRule),
  referenceRates: (referenceRates ?? []).map(({ ratePpm, ...rate }) => ({
    ...rate,
    percent: toJsonNumber(ratePpm, 4),
  })),
})
