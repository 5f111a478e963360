// The lines of a Checkout Session, from price_data.
import type Stripe from 'stripe'
import { checkCurrency, checkInteger } from '../acts/amount-rules'
import type { Core } from '../core/core'
import { noSuch, refusedParameter, type StripeError } from '../core/errors'
import { newId } from '../core/ids'
import type { SessionParams } from './checkout-rules'

type LineParams = Stripe.Checkout.SessionCreateParams.LineItem

export function linesOf(core: Core, params: SessionParams): Stripe.LineItem[] {
  const sent = params.line_items ?? []
  if (sent.length === 0) throw missing('line_items')
  if (sent.length > 100) {
    throw refusedParameter('You can have up to 100 line items.', 'parameter_invalid', 'line_items')
  }
  const lines = sent.map((line, index) => lineOf(core, line, `line_items[${index}]`))
  const currencies = new Set(lines.map((line) => line.currency))
  if (currencies.size > 1) {
    throw refusedParameter('All line items must have the same currency.', 'parameter_invalid', 'line_items')
  }
  return lines
}

function lineOf(core: Core, line: LineParams, param: string): Stripe.LineItem {
  if (line.price !== undefined) throw noSuch('price', line.price, `${param}[price]`)
  const data = line.price_data
  if (!data) throw missing(`${param}[price_data]`)
  if (!data.product_data) throw missing(`${param}[price_data][product_data]`)
  if (data.recurring) throw unsupported(`${param}[price_data][recurring]`)
  if (line.adjustable_quantity?.enabled) throw unsupported(`${param}[adjustable_quantity]`)
  if (line.tax_rates) throw unsupported(`${param}[tax_rates]`)
  const quantity = line.quantity
  if (quantity === undefined) throw missing(`${param}[quantity]`)
  checkInteger(quantity, `${param}[quantity]`)
  const unitAmount = unitAmountOf(data, param)
  const currency = checkCurrency(data.currency)
  const total = unitAmount * quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: data.product_data.name,
    metadata: {},
    price: priceOf(core, currency, unitAmount),
    quantity,
  }
}

function unitAmountOf(data: NonNullable<LineParams['price_data']>, param: string): number {
  if (data.unit_amount_decimal !== undefined) throw unsupported(`${param}[price_data][unit_amount_decimal]`)
  if (data.unit_amount === undefined) throw missing(`${param}[price_data][unit_amount]`)
  checkInteger(data.unit_amount, `${param}[price_data][unit_amount]`)
  return data.unit_amount
}

function priceOf(core: Core, currency: string, unitAmount: number): Stripe.Price {
  return {
    id: newId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: core.nowSeconds(),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod'),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unitAmount,
    unit_amount_decimal: null,
  }
}

function missing(param: string): StripeError {
  return refusedParameter(`Missing required param: ${param}.`, 'parameter_missing', param)
}

function unsupported(param: string): StripeError {
  return refusedParameter(`The sandbox does not simulate ${param}.`, 'parameter_unsupported', param)
}
