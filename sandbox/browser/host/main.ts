// Entry of the stand-in for Stripe.js: defines `window.Stripe` unless the page has one.
import { scriptOrigin } from './origin'
import { createStripe, type StripeOptions } from './stripe'

// Not Stripe's own type of `window.Stripe`: the stand-in has what the packages call, not all that Stripe offers.
const host: { Stripe?: unknown } = window as object

const origin = scriptOrigin()

function Stripe(publishableKey: string, options?: StripeOptions) {
  if (typeof publishableKey !== 'string' || !publishableKey.startsWith('pk_')) {
    throw new Error('Please call Stripe() with your publishable key. You used an empty string.')
  }
  return createStripe(origin, publishableKey, options)
}

host.Stripe ??= Object.assign(Stripe, { version: 'endive' })
