// A card as it is typed in: checked, judged, and forgotten but for its last digits.
import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { Core } from '../core/core'
import { StripeError } from '../core/errors'
import type { MadeMethod, MethodInput } from './method-input'
import { behaviourOfCard, brandOf, issuedAs, passesLuhn } from './test-cards'

export function readCard(
  core: Core,
  base: Stripe.PaymentMethod,
  card: NonNullable<MethodInput['card']>,
): MadeMethod {
  const number = (card.number ?? '').replace(/\s/g, '')
  const month = Number(card.exp_month)
  const year = Number(card.exp_year) < 100 ? 2000 + Number(card.exp_year) : Number(card.exp_year)
  checkCard(core, number, month, year, card.cvc)
  const brand = brandOf(number)
  const { country, funding } = issuedAs(number)
  const wallet = card.wallet && {
    dynamic_last4: number.slice(-4),
    type: card.wallet.type,
    [card.wallet.type]: {},
  }
  const method: Stripe.PaymentMethod = {
    ...base,
    type: 'card',
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
      country,
      display_brand: brand,
      exp_month: month,
      exp_year: year,
      fingerprint: fingerprintOf(number),
      funding,
      generated_from: null,
      last4: number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: wallet ?? null,
    },
  }
  return { method, behaviour: behaviourOfCard(number) }
}

/** One number has one fingerprint, on every account of the platform. */
const fingerprintOf = (number: string): string =>
  createHash('sha256').update(`card ${number}`).digest('base64url').replaceAll(/[-_]/g, '0').slice(0, 16)

function checkCard(core: Core, number: string, month: number, year: number, cvc: string | undefined): void {
  const refuse = (code: string, message: string, param: string) =>
    new StripeError(402, { type: 'card_error', code, message, param })
  if (!passesLuhn(number)) throw refuse('incorrect_number', 'Your card number is incorrect.', 'number')
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw refuse('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
  const today = new Date(core.now())
  const monthsAhead = (year - today.getUTCFullYear()) * 12 + month - 1 - today.getUTCMonth()
  if (!Number.isInteger(year) || monthsAhead < 0 || monthsAhead > 600) {
    throw refuse('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw refuse('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  }
}
