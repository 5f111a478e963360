// What paying late costs, by the organisation's rule or by law: decided from what is known, and refused in words where it is not granted.
import type { LateFeeStretch } from '@/db/schema/late-fees'
import type { LateFeeRule } from '@/db/schema/organisations'
import { chargeStepMinor, isCurrency } from '@/lib/money/currency'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { divideHalfUpToStep } from '@/lib/money/rounding'
import { statutoryMoney } from '@/lib/organisations/statutory'
import { type Day, plusDays } from '@/lib/time-zone'
import { fixedSumMinor, type NamedRates, type Regime } from './rates'
import { type Debt, firstLate, interestMinor, lateMinorOn, stretchesOf } from './reckon'

export type LateFeeKind = Regime | 'percent' | 'fixed'

/** What it comes to on a day. */
export interface Fee {
  kind: LateFeeKind
  through: Day
  interestMinor: number
  compensationMinor: number
  stretches: LateFeeStretch[]
}

export interface NoFee {
  code: 'LateFee.NotDue' | 'LateFee.NotGranted' | 'LateFee.RateUnknown'
  detail: string
}

export interface Case {
  rule: LateFeeRule | null
  debt: Debt
  currency: string
  sellerCountry: string
  /** By its numbers: a VAT number, or that of a register. */
  isBusiness: boolean
  today: Day
  /** Of half years that our table does not know. */
  named?: NamedRates
  /** Of what was charged before: interest through this day, and whether the sum that is charged once was. */
  charged: { through: Day | null; hasSum: boolean }
}

const notDue = (detail: string): NoFee => ({ code: 'LateFee.NotDue', detail })
const notGranted = (detail: string): NoFee => ({ code: 'LateFee.NotGranted', detail })

function regimeOf({ currency, isBusiness, sellerCountry }: Case): Regime | NoFee {
  if (!isBusiness)
    return notGranted('The customer has neither a VAT number nor a company registration number.')
  const money = statutoryMoney(sellerCountry)
  if (money === 'EUR') return currency === money ? 'statutory-eu' : notGranted('The invoice is not in euros.')
  if (money === 'GBP')
    return currency === money ? 'statutory-uk' : notGranted('The invoice is not in pounds sterling.')
  return notGranted('The organisation is neither in the euro area nor in the United Kingdom.')
}

function statutory(
  of: Case,
  regime: Regime,
  began: { day: Day; minor: number },
  lateDays: number,
): Fee | NoFee {
  const { charged, debt, named = {}, today } = of
  const from = charged.through === null ? began.day : plusDays(charged.through, 1)
  const stretches = stretchesOf(debt, regime, { from, through: today, lateDays, named })
  if ('unknown' in stretches)
    return {
      code: 'LateFee.RateUnknown',
      detail: `The reference rate of ${stretches.unknown} is not known here yet: name it in referenceRates.`,
    }
  return {
    ...{ kind: regime, through: today, stretches, interestMinor: interestMinor(stretches) },
    compensationMinor: charged.hasSum ? 0 : fixedSumMinor(regime, began.minor),
  }
}

/** A share of what is still late, or an amount; once for an invoice. */
function byRule(of: Case, rule: Exclude<LateFeeRule, { kind: 'statutory' }>): Fee | NoFee {
  const { charged, currency, debt, today } = of
  if (charged.hasSum) return notDue('The late fee of this invoice was charged already.')
  if (rule.kind === 'fixed' && rule.currency !== currency)
    return notDue(`The rule is an amount in ${rule.currency}, and the invoice is in ${currency}.`)
  const lateMinor = lateMinorOn(debt, rule.afterDays, today)
  if (lateMinor === 0) return notDue('Nothing that was late for so long is late any more.')
  // As Stripe can take it: rules are older than that question was asked of them.
  const step = isCurrency(currency) ? chargeStepMinor(currency) : 1
  const compensationMinor =
    rule.kind === 'fixed'
      ? rule.amountMinor - (rule.amountMinor % step)
      : Number(divideHalfUpToStep(BigInt(lateMinor) * BigInt(rule.sharePpm), BigInt(PPM_OF_ALL), step))
  return { kind: rule.kind, through: today, interestMinor: 0, compensationMinor, stretches: [] }
}

export function lateFeeOf(of: Case): Fee | NoFee {
  const { debt, rule, today } = of
  if (!rule) return notDue('The organisation has no rule for late fees.')
  const began = firstLate(debt, rule.afterDays, today)
  if (!began) return notDue(`Nothing was late for ${rule.afterDays} days or more.`)
  const regime = rule.kind === 'statutory' ? regimeOf(of) : undefined
  if (typeof regime === 'object') return regime
  const fee =
    rule.kind === 'statutory' || regime
      ? statutory(of, regime ?? 'statutory-eu', began, rule.afterDays)
      : byRule(of, rule)
  if ('code' in fee || fee.interestMinor + fee.compensationMinor > 0) return fee
  return notDue('All that could be charged until today was charged already.')
}
