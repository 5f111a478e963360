// The sign-in link, whose token is derived when the email is sent and cannot be derived by anyone else.
import type { House } from '@/lib/house'
import { deriveSecret, newId } from '@/lib/ids'

export const LINK_MINUTES = 30

export interface SignInLink {
  nonce: string
  email: string
  /** Where it leads after signing in: a path of ours. */
  next: string
}

type Holder = Pick<House, 'env'>

const tokenOf = ({ env }: Holder, nonce: string): string =>
  `${nonce}.${deriveSecret(env.authSecret, 'sign-in-link', nonce)}`

/** A new token: its first part names the link, the second needs our secret. */
export const mintLinkToken = (house: Holder): string => tokenOf(house, newId())

/** What may be kept of a token: not enough to sign in with. */
export const nonceOf = (token: string): string => token.split('.', 1)[0] ?? ''

/** Leads to a page with a button, because programs that look into mails open links. */
export function signInUrl(house: Holder, { email, next, nonce }: SignInLink): string {
  const query = new URLSearchParams({ email, next, token: tokenOf(house, nonce) })
  return `${house.env.appUrl}/sign-in/confirm?${query}`
}
