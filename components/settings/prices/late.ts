// The form of late fees: what was typed, what is wrong with it, and what the API takes.
import type { LateFeeRule, ReferenceRate } from '@/db/schema/organisations'
import { isAccepted } from '@/lib/money/asked'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'

export interface RateRow {
  key: number
  halfYear: string
  percent: string
  source: string
  readOn: string
}

export interface LateDraft {
  kind: '' | LateFeeRule['kind']
  percent: string
  amount: string
  afterDays: string
  rates: RateRow[]
}

/** Their names are those of JSON pointers. */
export type LateFaults = Readonly<Record<string, string>>

export const KINDS = [
  { value: '', label: 'None' },
  { value: 'percent', label: 'A percentage of what is late, once' },
  { value: 'fixed', label: 'An amount, once' },
  { value: 'statutory', label: 'What the law grants between businesses' },
] as const

export const SHOWN_AT = ['kind', 'percent', 'amount', 'afterDays']
  .map((name) => `/lateFeeRule/${name}`)
  .concat('/referenceRates')

const USUAL_DAYS = '14'

/** An amount in another currency than the organisation's is written anew. */
export function lateDraft(
  rule: LateFeeRule | null,
  rates: readonly ReferenceRate[] | null,
  currency: Currency,
): LateDraft {
  const isOurs = rule?.kind === 'fixed' && isCurrency(rule.currency) && rule.currency === currency
  return {
    kind: rule?.kind ?? '',
    percent: rule?.kind === 'percent' ? formatPercent(rule.sharePpm) : '',
    amount: isOurs ? formatDecimal(rule.amountMinor, currencyDigits(currency)) : '',
    afterDays: rule ? String(rule.afterDays) : USUAL_DAYS,
    rates: (rates ?? []).map(({ halfYear, ratePpm, readOn, source }, key) => ({
      ...{ key, halfYear, percent: formatPercent(ratePpm), source, readOn },
    })),
  }
}

const isAboveZero = (text: string): boolean => !/^[0.]*$/.test(text.trim())

function faultsOfRates(rates: readonly RateRow[]): LateFaults {
  const faults: Record<string, string> = {}
  for (const [at, { halfYear, percent, readOn, source }] of rates.entries()) {
    const field = (name: string) => `/referenceRates/${at}/${name}`
    if (halfYear === '') faults[field('halfYear')] = 'Choose a half year.'
    else if (rates.findIndex((other) => other.halfYear === halfYear) < at)
      faults[field('halfYear')] = 'It is named above already.'
    if (percent.trim() === '' || !isAccepted({ of: 'percent' }, percent))
      faults[field('percent')] = 'Enter the rate in percent.'
    if (source.trim() === '') faults[field('source')] = 'Enter where you have read it.'
    if (readOn === '') faults[field('readOn')] = 'Choose the day on which you have read it.'
  }
  return faults
}

/** What no call needs to be made for. */
export function faultsOfLate(
  { afterDays, amount, kind, percent, rates }: LateDraft,
  currency: Currency,
): LateFaults {
  const isNumber = (asked: Parameters<typeof isAccepted>[0], text: string) =>
    isAccepted(asked, text) && isAboveZero(text)
  return {
    ...faultsOfRates(rates),
    ...(kind === 'percent' &&
      !isNumber({ of: 'percent' }, percent) && { '/lateFeeRule/percent': 'Enter a percentage above zero.' }),
    ...(kind === 'fixed' &&
      !isNumber({ of: 'money', currency }, amount) && {
        '/lateFeeRule/amount': 'Enter an amount above zero.',
      }),
    ...(kind !== '' &&
      !(/^\s*\d{1,3}\s*$/.test(afterDays) && isAboveZero(afterDays)) && {
        '/lateFeeRule/afterDays': 'Enter a whole number of days, at least 1.',
      }),
  }
}

function ruleOf({ afterDays, amount, kind, percent }: LateDraft, currency: Currency) {
  if (kind === '') return null
  const days = Number(afterDays.trim())
  if (kind === 'statutory') return { kind, afterDays: days }
  return kind === 'percent'
    ? { kind, afterDays: days, percent: percent.trim() }
    : { kind, afterDays: days, amount: amount.trim(), currency }
}

/** As the API takes it. */
export const bodyOfLate = (typed: LateDraft, currency: Currency) => ({
  lateFeeRule: ruleOf(typed, currency),
  referenceRates: typed.rates.map(({ halfYear, percent, readOn, source }) => ({
    ...{ halfYear, percent: percent.trim(), source: source.trim(), readOn },
  })),
})
