// What Stripe charges: which currencies, how little, how much, in which steps (docs.stripe.com/currencies, Nov 2026).
import { StripeError } from '../core/errors'

const ZERO_DECIMAL = words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf')
const THREE_DECIMAL = words('bhd jod kwd omr tnd')
const WHOLE_HUNDREDTHS = words('isk ugx')
const TWO_DECIMAL = words(`
  aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc
  cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd
  kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php
  pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs
  wst xcd xcg yer zar zmw`)

export const MAXIMUM_AMOUNT = 99_999_999

const MINIMUM: Record<string, number> = {
  ...{
    aed: 200,
    ars: 50,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
  },
  ...{ gbp: 30, hkd: 400, huf: 17_500, idr: 50, ils: 50, inr: 50, jpy: 50, krw: 50, mxn: 1000, myr: 200 },
  ...{
    nok: 300,
    nzd: 50,
    php: 50,
    pln: 200,
    ron: 200,
    rub: 50,
    sek: 300,
    sgd: 50,
    thb: 1000,
    usd: 50,
    zar: 50,
  },
}

export function isSupportedCurrency(currency: string): boolean {
  return [ZERO_DECIMAL, THREE_DECIMAL, WHOLE_HUNDREDTHS, TWO_DECIMAL].some((set) => set.has(currency))
}

/** Lower-case currency, or Stripe's refusal. Stripe takes upper case and answers lower case. */
export function checkCurrency(text: string): string {
  const currency = text.toLowerCase()
  if (isSupportedCurrency(currency)) return currency
  const known = [...ZERO_DECIMAL, ...THREE_DECIMAL, ...WHOLE_HUNDREDTHS, ...TWO_DECIMAL].sort().join(', ')
  throw refuse(`Invalid currency: ${currency}. Stripe currently supports these currencies: ${known}`, {
    param: 'currency',
  })
}

/** An amount that is to be charged. */
export function checkAmount(amount: number, currency: string, param = 'amount'): void {
  checkInteger(amount, param)
  if (amount < (MINIMUM[currency] ?? 1)) {
    throw refuse(
      `Amount must be at least ${formatAmount(MINIMUM[currency] ?? 1, currency)}. The minimum depends on the currency of the account.`,
      { code: 'amount_too_small', param },
    )
  }
  if (amount > MAXIMUM_AMOUNT) {
    throw refuse(`Amount must be no more than ${formatAmount(MAXIMUM_AMOUNT, currency)}`, {
      code: 'amount_too_large',
      param,
    })
  }
  checkStep(amount, currency, param)
}

/** Any amount of money, also of refunds and fees. */
export function checkStep(amount: number, currency: string, param: string): void {
  checkInteger(amount, param)
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) {
    throw refuse(
      `Invalid amount: ${currency} has three decimals, and the least-significant digit must be 0.`,
      { code: 'invalid_amount', param },
    )
  }
  if (WHOLE_HUNDREDTHS.has(currency) && amount % 100 !== 0) {
    throw refuse(
      `Invalid amount: ${currency} cannot be charged in fractions; it must be a multiple of 100.`,
      {
        code: 'invalid_amount',
        param,
      },
    )
  }
}

export function checkInteger(amount: number, param: string): void {
  if (!Number.isInteger(amount)) {
    throw refuse(`Invalid integer: ${amount}`, { code: 'parameter_invalid_integer', param })
  }
  if (amount < 0) {
    throw refuse('This value must be greater than or equal to 0.', {
      code: 'parameter_invalid_integer',
      param,
    })
  }
}

/** For messages only: "$" and friends are left to people. */
export function formatAmount(amount: number, currency: string): string {
  const digits = ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2
  const text = String(amount).padStart(digits + 1, '0')
  const decimals = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${digits === 0 ? text : text.slice(0, -digits)}${decimals} ${currency.toUpperCase()}`
}

/** Stripe's fee in this sandbox: 2.9 % rounded half up, and 30 units (300 where there are three decimals). */
export function stripeFee(amount: number, currency: string): number {
  const fixed = THREE_DECIMAL.has(currency) ? 300 : 30
  return Math.min(amount, Math.floor((amount * 29 + 500) / 1000) + fixed)
}

function refuse(message: string, detail: { code?: string; param: string }): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...detail }, { isSaved: false })
}

function words(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/))
}
