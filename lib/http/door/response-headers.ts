// The headers of every response.
import { CONNECT_FRAMES, contentSecurityPolicy, type PolicyKind, STRIPE_JS } from './content-security-policy'
import { isMetadataPage, speaksCheckout, speaksPlatform, speaksSessions } from './prefixes'

export interface DoorSettings {
  appUrl: string
  trustedProxyHops: number
  stripeApiBase?: string
  /** Where the sign-in page leads on to, by their issuers. */
  signInProviders?: readonly { issuer: string }[]
}

const NEVER_STORED = 'private, no-store'

/** Names of whole files, so that nothing private can be dressed up as one of them. */
const CACHEABLE = /^\/(?:_next\/static\/.+|icon\.svg|favicon\.ico|apple-icon\.png)$/

const isPayerPath = (path: string): boolean => /^\/(?:i|checkout)(?:\/|$)/.test(path)

const kindOf = (path: string): PolicyKind => {
  if (path === '/settings' || path.startsWith('/settings/')) return 'connect'
  if (speaksSessions(path)) return 'text'
  if (speaksCheckout(path)) return isMetadataPage(path) ? 'pay' : 'text'
  return speaksPlatform(path) && !isPayerPath(path) ? 'text' : 'pay'
}

/** The page that embeds Stripe's components, in which people photograph their documents. */
const isConnectPage = (path: string): boolean => /^\/settings\/payments\/?$/.test(path)

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
    allow('payment', STRIPE_JS),
  ].join(', ')
}

/** Headers for an answer at this path. What the answer itself says about caching is believed for static files alone. */
export function responseHeaders(path: string, nonce: string, settings: DoorSettings): Record<string, string> {
  const isPayer = isPayerPath(path)
  // Browsers hold a form's policy against the redirects behind it, too.
  const providers = path === '/sign-in' ? (settings.signInProviders ?? []) : []
  const formTargets = providers.map(({ issuer }) => new URL(issuer).origin)
  return {
    'content-security-policy': contentSecurityPolicy(
      kindOf(path),
      nonce,
      settings.stripeApiBase,
      formTargets,
    ),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
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
