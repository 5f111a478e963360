// Who calls: the platform by its secret key, or a browser by the publishable one; and for which account.
import { createHash } from 'node:crypto'
import { isConnected } from '../acts/accounts'
import { type Core, OWN_ACCOUNT_PREFIX, PLATFORM_ID } from '../core/core'
import { StripeError } from '../core/errors'

export interface Caller {
  isBrowser: boolean
  /** By a restricted key of the platform's, which may not read whose it is. */
  isRestricted: boolean
  account: string
}

export interface Credentials {
  authorization: string | undefined
  stripeAccount: string | undefined
}

/** Throws 401 for a missing or wrong key, 403 for an account that is not ours. */
export function authenticate(core: Core, credentials: Credentials, params: Record<string, unknown>): Caller {
  const key = keyFrom(credentials.authorization) ?? textOf(params.key)
  if (!key) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  const known = ownerOf(core, key)
  if (!known) throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}****`)
  const { isBrowser, isRestricted = false, owner } = known
  const named = credentials.stripeAccount ?? (isBrowser ? textOf(params._stripe_account) : undefined)
  const account = named || owner
  if (account !== owner && !(owner === PLATFORM_ID && isConnected(core, account))) {
    throw new StripeError(403, {
      type: 'invalid_request_error',
      code: 'account_invalid',
      doc_url: 'https://docs.stripe.com/error-codes/account-invalid',
      message: `The provided key '${key.slice(0, 8)}****' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    })
  }
  return { isBrowser, isRestricted, account }
}

/** Any other key of the right form is an account of its own; one with `revoked` in it is refused, for trying that out. */
const OWN_KEY = /^(?:sk|rk)_test_(?!\w*revoked)\w{10,}$/
const HOSTED_KEY = new RegExp(`^pk_test_hosted_(${OWN_ACCOUNT_PREFIX}\\w+)$`)

function ownerOf({ options }: Core, key: string) {
  const { publishableKey, secretKey } = options
  if (key === secretKey || key === publishableKey)
    return { owner: PLATFORM_ID, isBrowser: key === publishableKey }
  if (key === secretKey.replace(/^sk_/, 'rk_'))
    return { owner: PLATFORM_ID, isBrowser: false, isRestricted: true }
  const hosted = HOSTED_KEY.exec(key)?.[1]
  if (hosted !== undefined) return { owner: hosted, isBrowser: true }
  if (!OWN_KEY.test(key)) return undefined
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 12)
  return { owner: `${OWN_ACCOUNT_PREFIX}${digest}`, isBrowser: false }
}

/** With which the hosted page of an account calls the API: Stripe's own pages need no platform. */
export const publishableKeyOf = ({ options }: Core, account: string): string =>
  account.startsWith(OWN_ACCOUNT_PREFIX) ? `pk_test_hosted_${account}` : options.publishableKey

function keyFrom(header: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (header ?? '').split(' ')
  if (scheme.toLowerCase() === 'bearer') return value || undefined
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString('utf8').split(':')[0]
  return undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function unauthorized(message: string): StripeError {
  return new StripeError(401, { type: 'invalid_request_error', message })
}
