// Which paths belong to an API dialect, and which to pages or to what they send along.

/** Files of ours that a page sends along. */
export const BUILT_PATH = '/built/'

const PLATFORM = [
  '/api',
  '/api-keys',
  '/clients',
  '/credit-notes',
  '/customers',
  '/disputes',
  '/events',
  '/exports',
  '/invoices',
  '/notification-choices',
  '/organisations',
  '/payments',
  '/payouts',
  '/problems-to-solve',
  '/quarantine',
  '/refunds',
  '/tax-rates',
  '/undelivered',
  '/webhook-subscriptions',
  '/webhooks',
]

const SESSIONS = '/api/v1'

const CHECKOUT = '/payment/stripe/v1'
/** The same operations at the address by which the contract calls them. */
const ARTICLES = '/articles'

const isUnder = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

/** Whether a refusal at this address is an RFC 9457 problem. Below a payer's link, or a checkout's, there are pages and API calls alike; below the page about one's own security, calls alone. */
export const speaksPlatform = (path: string): boolean =>
  !speaksSessions(path) &&
  (PLATFORM.some((prefix) => isUnder(path, prefix)) ||
    /^\/(?:(?:i|checkout)\/[^/]+|settings\/(?:security|visit)|sign-in\/(?:passkey|second-step))\/./.test(
      path,
    ))

/** Whether a refusal at this address is one of the Sessions API. */
export const speaksSessions = (path: string): boolean => isUnder(path, SESSIONS)

/** Whether a refusal at this address is a ResponseStatus. */
export const speaksCheckout = (path: string): boolean => isUnder(path, CHECKOUT) || isUnder(path, ARTICLES)

/** Where the route files of the Checkout API are. */
export const checkoutHome = (path: string): string => (isUnder(path, ARTICLES) ? `${CHECKOUT}${path}` : path)

/** The page that documents the Checkout API stands among its operations. */
export const isMetadataPage = (path: string): boolean => path === `${CHECKOUT}/metadata`
