// The headers of every response.
import {
  CHECKOUT_PAGES,
  CONNECT_FRAMES,
  contentSecurityPolicy,
  type PageKind,
  REPORTS_NAME,
  REPORTS_PATH,
  STRIPE_JS,
} from './content-security-policy'
import { isMetadataPage, speaksCheckout, speaksPlatform, speaksSessions } from './prefixes'

export interface DoorSettings {
  appUrl: string
  trustedProxyHops: number
  stripeApiBase?: string
  /** Where the sign-in page leads on to, by their issuers. */
  signInProviders?: readonly { issuer: string }[]
}

const NEVER_STORED = 'private, no-store'

/** Names of whole files, and of logos by their hash, so that nothing private can be dressed up as one of them. */
const CACHEABLE =
  /^\/(?:_next\/static\/.+|built\/[\w-]+\.js|logos\/uploaded\/[\da-f]{64}\.png|icon\.svg|favicon\.ico|apple-icon\.png)$/

/** Files for browsers, which rule no page. */
const isBuilt = (path: string): boolean => /^\/(?:_next\/static|built)\/./.test(path)

const isPayerPath = (path: string): boolean => /^\/(?:i|checkout)(?:\/|$)/.test(path)

/** The page that embeds Stripe's components, in which people photograph their documents. */
const isConnectPage = (path: string): boolean => /^\/settings\/payments\/?$/.test(path)

/** Pages to read, on which nothing is sent away. */
const isReading = (path: string): boolean =>
  isMetadataPage(path) || /^\/(?:docs|problems|sessions)(?:\/|$)/.test(path)

/** Where a picture that others made is served as ours. */
const isPicture = (path: string): boolean => /^\/(?:logos|settings\/organisation\/logo)(?:\/|$)/.test(path)

/** The letters of an organisation, and one of them within that page. */
const isLettersPage = (path: string): boolean => /^\/settings\/organisation\/letters\/?$/.test(path)
const isLetter = (path: string): boolean => /^\/settings\/organisation\/letters\/shown\/?$/.test(path)

/** Which policy an address has, from its spelling alone: the front door asks no page. */
export function pageKindOf(path: string): PageKind {
  if (isBuilt(path)) return 'text'
  if (isReading(path)) return 'read'
  if (isPicture(path)) return 'picture'
  if (/^\/i(?:\/|$)/.test(path)) return 'pay'
  if (/^\/checkout(?:\/|$)/.test(path)) return 'checkout'
  if (isConnectPage(path)) return 'onboard'
  if (isLettersPage(path)) return 'letters'
  if (isLetter(path)) return 'letter'
  return speaksSessions(path) || speaksCheckout(path) || speaksPlatform(path) ? 'text' : 'own'
}

const permissionsPolicy = (path: string, stripeApiBase: string | undefined): string => {
  const allow = (feature: string, origins: readonly string[]): string => {
    const named = [...origins, ...(stripeApiBase ? [stripeApiBase] : [])].map((origin) => `"${origin}"`)
    return `${feature}=(self ${named.join(' ')})`
  }
  const off = [
    'accelerometer',
    'display-capture',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'usb',
  ]
  return [
    ...off.map((feature) => `${feature}=()`),
    isConnectPage(path) ? allow('camera', CONNECT_FRAMES) : 'camera=()',
    // The checkout within our page is a frame of its own, in which wallets are offered.
    allow('payment', pageKindOf(path) === 'checkout' ? [...STRIPE_JS, CHECKOUT_PAGES] : STRIPE_JS),
  ].join(', ')
}

/** Headers for an answer at this path. What the answer itself says about caching is believed for static files alone. */
export function responseHeaders(path: string, nonce: string, settings: DoorSettings): Record<string, string> {
  const isPayer = isPayerPath(path)
  const kind = pageKindOf(path)
  // Browsers hold a form's policy against the redirects behind it, too.
  const providers = path === '/sign-in' ? (settings.signInProviders ?? []) : []
  const formTargets = providers.map(({ issuer }) => new URL(issuer).origin)
  return {
    'content-security-policy': contentSecurityPolicy(kind, nonce, {
      stripeApiBase: settings.stripeApiBase,
      formTargets,
    }),
    ...(kind === 'text' || kind === 'picture' || kind === 'letter'
      ? {}
      : { 'reporting-endpoints': `${REPORTS_NAME}="${REPORTS_PATH}"` }),
    'x-content-type-options': 'nosniff',
    'x-frame-options': kind === 'letter' ? 'SAMEORIGIN' : 'DENY',
    'referrer-policy': isPayer ? 'no-referrer' : 'strict-origin-when-cross-origin',
    'permissions-policy': permissionsPolicy(path, settings.stripeApiBase),
    // Wallets and banks open windows that must be able to answer.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    ...(isPayer ? { 'x-robots-tag': 'noindex, nofollow, noarchive' } : {}),
    ...(settings.appUrl.startsWith('https://')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
    ...(CACHEABLE.test(path) ? {} : { 'cache-control': NEVER_STORED }),
  }
}
