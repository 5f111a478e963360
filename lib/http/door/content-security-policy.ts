// The Content-Security-Policy of each kind of page; docs/security.md says why each source is there.
import { createHash } from 'node:crypto'

/**
 * `pay`: an invoice; `checkout`: a checkout, which may be Stripe's page within ours; `onboard`: where Stripe's onboarding is embedded;
 * `own`: all other pages for people; `read`: documentation; `letters`: where a letter is shown within our page,
 * and `letter`: what is shown there; `picture`: an image that came from elsewhere; `text`: what is no page.
 */
export type PageKind =
  | 'pay'
  | 'checkout'
  | 'onboard'
  | 'own'
  | 'read'
  | 'letters'
  | 'letter'
  | 'picture'
  | 'text'

export const STRIPE_JS = ['https://js.stripe.com', 'https://*.js.stripe.com']
const CONNECT_JS = 'https://connect-js.stripe.com'
/** All that Connect's components put into a page of ours (docs.stripe.com/connect/get-started-connect-embedded-components, 2026-11). */
export const CONNECT_FRAMES = [CONNECT_JS, 'https://js.stripe.com']
/** Where 3-D Secure and bank redirects are shown. */
const HOOKS = 'https://hooks.stripe.com'
const STRIPE_API = 'https://api.stripe.com'
export const CHECKOUT_PAGES = 'https://checkout.stripe.com'
/** Stripe's wallet, which the payment fields and the checkout offer by themselves. */
const LINK_PICTURES = 'https://*.link.com'
const LINK = ['https://link.com', LINK_PICTURES]
/** Stripe's own onboarding pages, to which a form of the settings leads on. */
const CONNECT_PAGES = 'https://connect.stripe.com'
/** Asked by the embedded onboarding for what it may show. */
const MERCHANT_API = 'https://merchant-ui-api.stripe.com'
const STRIPE_PICTURES = 'https://*.stripe.com'
/** Of the empty style element that Connect.js fills by script. */
const CONNECT_STYLE = "'sha256-0hAheEzaMe6uXIKV4EehS9pu1am1lj/KnnzrOYqckXk='"

const HIDDEN = 'display:none'

/**
 * The style attributes that come with our own pages, because their packages write them on the server. Whatever else a page
 * brings in a style attribute is stopped.
 */
const STYLE_ATTRIBUTES = [
  // Around a part of a drawing that React sends later than the rest.
  HIDDEN,
  // Around each chart of recharts.
  'width:100%;height:100%;min-width:0',
  'width:0;height:0;overflow:visible',
  'position:relative;cursor:default;width:320px;height:256px',
  // The field that a combobox of Base UI hides.
  'clip-path:inset(50%);overflow:hidden;white-space:nowrap;border:0;padding:0;width:1px;height:1px;margin:0;position:fixed;top:0;left:0',
]

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Where browsers report to what the policy has stopped. */
export const REPORTS_PATH = '/api/browser-reports'
export const REPORTS_NAME = 'browser'

interface Allowance {
  scripts: string[]
  connect: string[]
  frames: string[]
  pictures: string[]
  /** Beside our own sheets and style elements. */
  styles?: string[]
  styleAttributes: string[]
  /** Whether a simulator may stand in for Stripe. */
  isStripes: boolean
  forms: string[]
}

const OWN: Allowance = {
  scripts: [],
  connect: ["'self'"],
  frames: [],
  pictures: ["'self'"],
  styleAttributes: ["'unsafe-hashes'", ...STYLE_ATTRIBUTES.map(hashOf)],
  isStripes: false,
  forms: ["'self'"],
}

/** Stripe's scripts lay out their frames in ways that we cannot list; an attribute can load nothing that img-src does not allow. */
const ANY_ATTRIBUTE = ["'unsafe-inline'"]

const PAY: Allowance = {
  scripts: STRIPE_JS,
  connect: ["'self'", STRIPE_API, ...LINK],
  frames: [...STRIPE_JS, HOOKS, ...LINK],
  pictures: ["'self'", STRIPE_PICTURES, LINK_PICTURES],
  styleAttributes: ANY_ATTRIBUTE,
  isStripes: true,
  forms: ["'self'", CHECKOUT_PAGES],
}

const PAGES: Record<Exclude<PageKind, 'text' | 'picture' | 'letter'>, Allowance> = {
  pay: PAY,
  checkout: {
    ...PAY,
    scripts: [...PAY.scripts, CHECKOUT_PAGES],
    connect: [...PAY.connect, CHECKOUT_PAGES],
    frames: [...PAY.frames, CHECKOUT_PAGES],
  },
  onboard: {
    scripts: [CONNECT_JS, ...STRIPE_JS],
    connect: ["'self'", STRIPE_API, MERCHANT_API],
    frames: [CONNECT_JS, ...STRIPE_JS, HOOKS],
    pictures: ["'self'", STRIPE_PICTURES],
    styles: [CONNECT_STYLE],
    styleAttributes: ANY_ATTRIBUTE,
    isStripes: true,
    forms: ["'self'", CONNECT_PAGES],
  },
  own: OWN,
  letters: { ...OWN, frames: ["'self'"] },
  read: { ...OWN, styleAttributes: ["'unsafe-hashes'", hashOf(HIDDEN)], forms: ["'none'"] },
}

/** Mail programs know styles in attributes alone. It runs nothing, and only our own page may hold it. */
const LETTER =
  "default-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"

const NOTHING = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

interface Circumstances {
  /** The origin of a simulator, where one stands in for Stripe. */
  stripeApiBase?: string
  /** Origins that a form may lead on to. */
  formTargets?: readonly string[]
}

/** The Content-Security-Policy of one answer. */
export function contentSecurityPolicy(
  kind: PageKind,
  nonce: string,
  { formTargets = [], stripeApiBase }: Circumstances = {},
): string {
  if (kind === 'text') return NOTHING
  if (kind === 'letter') return LETTER
  // Opened by itself, an SVG is a document: it may show its own styles, and nothing else.
  if (kind === 'picture') return `${NOTHING}; style-src 'unsafe-inline'; sandbox`
  const page = PAGES[kind]
  const simulator = page.isStripes && stripeApiBase ? [stripeApiBase] : []
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // 'strict-dynamic' makes browsers of today ignore the hosts; they are for the older ones.
    'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'", ...page.scripts, ...simulator],
    'connect-src': [...page.connect, ...simulator],
    'frame-src': page.frames.length > 0 ? [...page.frames, ...simulator] : ["'none'"],
    'img-src': [...page.pictures, ...simulator],
    'style-src': ["'self'", `'nonce-${nonce}'`, ...(page.styles ?? [])],
    'style-src-attr': page.styleAttributes,
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': [...page.forms, ...simulator, ...formTargets],
    // For browsers that do not know the other; those that do leave it out.
    'report-uri': [REPORTS_PATH],
    'report-to': [REPORTS_NAME],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
