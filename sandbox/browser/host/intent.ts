// An intent as the API answers it, and what Stripe.js makes of it.
import type { ElementError } from '../shared/messages'

export type Intent = Record<string, unknown>
export type IntentResult = { paymentIntent: Intent; error?: undefined } | { error: ElementError }
