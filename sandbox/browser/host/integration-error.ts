// A mistake in how the host page uses Stripe.js: thrown, as Stripe.js throws it.

export class IntegrationError extends Error {
  override name = 'IntegrationError'
}
