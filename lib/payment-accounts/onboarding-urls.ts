// Validates the URLs that hosted onboarding may return to, because Stripe sends people there.
import type { FailureCode } from '@/lib/failure/catalogue'
import { Failure, type FieldFault } from '@/lib/failure/failure'

const LONGEST = 2048

export interface RedirectRules {
  /** With real money nothing goes over plain http. */
  isHttpsOnly: boolean
  /** Hosts that the client allows; empty allows all. */
  allowedHosts: readonly string[]
  /** How a host that is not among them is refused, where they are not the client's alone. */
  whoseHosts?: string
}

export interface OnboardingUrls {
  returnUrl: string
  refreshUrl: string
}

const PLACES = [
  ['returnUrl', 'ReturnUrl'],
  ['refreshUrl', 'RefreshUrl'],
] as const

const isMissing = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** What is wrong with the URL, in words that follow its name; undefined when nothing is. */
export function redirectFlawOf(
  value: unknown,
  { allowedHosts, isHttpsOnly, whoseHosts }: RedirectRules,
): string | undefined {
  if (typeof value !== 'string') return 'must be a text.'
  if (value.length > LONGEST) return `must be at most ${LONGEST} characters long.`
  // `URL` mends back slashes, white space and missing slashes; what a browser would have to mend is refused.
  if (!/^https?:\/\/[^\s\\/?#\p{Cc}][^\s\\\p{Cc}]*$/iu.test(value) || !URL.canParse(value))
    return 'must be an absolute http or https URL.'
  const url = new URL(value)
  if (url.username !== '' || url.password !== '' || value.split(/[/?#]/)[2]?.includes('@'))
    return 'must not contain a user name or password.'
  if (isHttpsOnly && url.protocol !== 'https:') return 'must be an https URL.'
  if (allowedHosts.length > 0 && !allowedHosts.includes(url.host) && !allowedHosts.includes(url.hostname))
    return whoseHosts ?? 'must be on a host that your client allows (paymentAllowedRedirectHosts).'
  return undefined
}

function faultOf(value: unknown, name: string, title: string, rules: RedirectRules): FieldFault[] {
  if (isMissing(value))
    return [
      { pointer: `/${name}`, code: `PaymentAccountLink.Missing${title}`, detail: `${name} is required.` },
    ]
  const flaw = redirectFlawOf(value, rules)
  return flaw
    ? [{ pointer: `/${name}`, code: `PaymentAccountLink.Invalid${title}`, detail: `${name} ${flaw}` }]
    : []
}

/** Throws the code of the first fault, `PaymentAccountLink.…`, with all of them in `errors`. */
export function readOnboardingUrls(
  body: { returnUrl?: unknown; refreshUrl?: unknown },
  rules: RedirectRules,
): OnboardingUrls {
  const errors = PLACES.flatMap(([name, title]) => faultOf(body[name], name, title, rules))
  const [first] = errors
  if (first)
    throw new Failure(first.code as FailureCode, errors.map(({ detail }) => detail).join(' '), { errors })
  return { returnUrl: String(body.returnUrl), refreshUrl: String(body.refreshUrl) }
}
