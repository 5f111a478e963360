// The rule for late fees of an organisation in the Platform API.
import { z } from 'zod'
import type { LateFeeRule } from '@/db/schema/organisations'
import { readOneDecimal } from '@/lib/http/fields/decimals'
import { currency, decimal } from '@/lib/http/fields/fields'
import { type Currency, chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { DecimalError, parseDecimal, parsePercent, toJsonNumber } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import { inSteps } from '@/lib/money/step'

export const halfYear = z
  .string('must be a string.')
  .regex(/^\d{4}-[12]$/, 'must be a half year such as 2026-2.')
  .meta({ example: '2026-2' })

const afterDays = z
  .int('must be a whole number of days.')
  .min(1, 'must be at least 1.')
  .max(365, 'must be at most 365.')
  .meta({ description: 'So many days after the due date.', example: 14 })

export const lateFeeRuleBody = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({
        ...{ kind: z.literal('percent'), afterDays },
        percent: decimal.meta({ description: 'Of what is late, once.', example: 5 }),
      }),
      z.strictObject({
        ...{ kind: z.literal('fixed'), afterDays, currency },
        amount: decimal.meta({ description: 'Once for an invoice in that currency.', example: 25 }),
      }),
      z.strictObject({ kind: z.literal('statutory'), afterDays }),
    ],
    { error: 'must have the kind percent, fixed or statutory.' },
  )
  .meta({
    id: 'LateFeeRule',
    description:
      '`statutory`: what the law grants between businesses, eight percentage points above the reference rate and a fixed sum.',
    example: { kind: 'statutory', afterDays: 14 },
  })

export const lateFeeRuleAnswer = z
  .object({
    kind: z.enum(['percent', 'fixed', 'statutory']),
    afterDays: z.int(),
    percent: z.number().optional(),
    amount: z.number().optional(),
    currency: z.string().length(3).optional(),
  })
  .meta({ id: 'LateFeeRuleOfOrganisation' })

const positive = (number: number): number => {
  if (number <= 0) throw new DecimalError('negative', 'must be more than zero.')
  return number
}

/** Throws `Request.Invalid` naming the field. */
export function readLateFeeRule(
  body: z.output<typeof lateFeeRuleBody> | null | undefined,
): LateFeeRule | null | undefined {
  if (!body || body.kind === 'statutory') return body
  const { afterDays: days, kind } = body
  if (kind === 'percent') {
    const { percent } = body
    const sharePpm = readOneDecimal('/lateFeeRule/percent', () => positive(parsePercent(percent)))
    return { kind, afterDays: days, sharePpm }
  }
  const { amount, currency: money } = body
  const read = () => inSteps(positive(parseDecimal(amount, currencyDigits(money))), chargeStepMinor(money))
  return {
    ...{ kind, afterDays: days, currency: money satisfies Currency },
    amountMinor: readOneDecimal('/lateFeeRule/amount', read),
  }
}

export function presentLateFeeRule(rule: LateFeeRule | null): z.input<typeof lateFeeRuleAnswer> | null {
  if (!rule || rule.kind === 'statutory') return rule
  const { afterDays: days, kind } = rule
  if (kind === 'percent') return { kind, afterDays: days, percent: toJsonNumber(rule.sharePpm, 4) }
  const { amountMinor, currency: money } = rule
  return { kind, afterDays: days, currency: money, amount: majorUnits(money)(amountMinor) }
}
