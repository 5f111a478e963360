// The options of Stripe.js that the stand-in understands, in Stripe's own spelling.

export interface Appearance {
  theme?: 'stripe' | 'night' | 'flat' | 'none'
  variables?: Record<string, string>
  rules?: Record<string, Record<string, string>>
  labels?: 'auto' | 'above' | 'floating'
}

/** Options of `stripe.elements(…)`. Without `clientSecret` the intent comes later ("deferred"). */
export interface GroupOptions {
  clientSecret?: string
  mode?: 'payment' | 'setup' | 'subscription'
  amount?: number
  currency?: string
  locale?: string
  appearance?: Appearance
  allowedPaymentMethodTypes?: string[]
  paymentMethodTypes?: string[]
  excludedPaymentMethodTypes?: string[]
  setupFutureUsage?: 'off_session' | 'on_session' | null
}

export interface BillingDefaults {
  name?: string
  email?: string
  phone?: string
  address?: { country?: string; postal_code?: string }
}

/** Options of the Payment Element. */
export interface PaymentOptions {
  layout?:
    | 'tabs'
    | 'accordion'
    | 'auto'
    | { type?: string; defaultCollapsed?: boolean; radios?: string | boolean }
  defaultValues?: { billingDetails?: BillingDefaults }
  fields?: { billingDetails?: 'auto' | 'never' | Record<string, unknown> }
  business?: { name?: string }
  paymentMethodOrder?: string[]
  readOnly?: boolean
  terms?: Record<string, string>
}

/** Options of the Express Checkout Element. */
export interface ExpressOptions {
  buttonHeight?: number
  buttonTheme?: { googlePay?: 'black' | 'white' }
  business?: { name?: string }
  layout?: { maxColumns?: number; maxRows?: number }
  paymentMethods?: Record<string, string>
  emailRequired?: boolean
  billingAddressRequired?: boolean
}

export type MethodType = 'card' | 'sepa_debit' | 'us_bank_account'

/** The means of payment that a payer may choose from, as an account with all of them would offer. */
export function methodTypes(group: GroupOptions): MethodType[] {
  const currency = (group.currency ?? 'usd').toLowerCase()
  const offered: MethodType[] = ['card']
  if (currency === 'eur') offered.push('sepa_debit')
  if (currency === 'usd') offered.push('us_bank_account')
  const allowed = group.allowedPaymentMethodTypes ?? group.paymentMethodTypes
  const excluded = group.excludedPaymentMethodTypes ?? []
  return offered.filter((type) => (allowed ? allowed.includes(type) : true) && !excluded.includes(type))
}
