// The Content-Security-Policy of each kind of page.

/** `pay`: the payer's page and all others; `connect`: pages that embed Stripe's onboarding; `text`: answers that are no page. */
export type PolicyKind = 'pay' | 'connect' | 'text'

export const STRIPE_JS = ['https://js.stripe.com', 'https://*.js.stripe.com']
const CONNECT_JS = 'https://connect-js.stripe.com'
/** All that Connect's components put into a page of ours (docs.stripe.com/connect/get-started-connect-embedded-components, 2026-11). */
export const CONNECT_FRAMES = [CONNECT_JS, 'https://js.stripe.com']
/** Stripe's own onboarding pages, to which a form of the settings leads on. */
const CONNECT_PAGES = 'https://connect.stripe.com'

const TEXT_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

/**
 * The Content-Security-Policy of one answer. `stripeApiBase` is the origin of a simulator, where one stands in for Stripe;
 * `formTargets` are origins that a form may lead on to.
 */
export function contentSecurityPolicy(
  kind: PolicyKind,
  nonce: string,
  stripeApiBase?: string,
  formTargets: readonly string[] = [],
): string {
  if (kind === 'text') return TEXT_POLICY
  const simulator = stripeApiBase ? [stripeApiBase] : []
  const connect = kind === 'connect' ? [CONNECT_JS] : []
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // 'strict-dynamic' makes browsers of today ignore the hosts; they are for the older ones.
    'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'", ...STRIPE_JS, ...connect, ...simulator],
    'connect-src': ["'self'", 'https://api.stripe.com', 'https://*.stripe.com', ...simulator],
    'frame-src': [
      ...STRIPE_JS,
      'https://hooks.stripe.com',
      'https://checkout.stripe.com',
      ...connect,
      ...simulator,
    ],
    'img-src': ["'self'", 'https:', 'data:', ...simulator],
    // React and Connect.js write style attributes; with scripts and hosts closed, a style can send nothing away.
    'style-src': ["'self'", "'unsafe-inline'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': [
      "'self'",
      'https://checkout.stripe.com',
      ...(kind === 'connect' ? [CONNECT_PAGES] : []),
      ...simulator,
      ...formTargets,
    ],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
