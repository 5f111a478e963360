// The sign-in link, whose token is derived when the email is sent and cannot be derived by anyone else.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { deriveSecret, newId } from '@/lib/ids'
import { writeLetter } from '@/lib/outbox/outbox'

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

export async function sendSignInLink(
  { db }: House,
  { email, expiresAt, next, token }: { email: string; token: string; next: string; expiresAt: Date },
): Promise<void> {
  const nonce = nonceOf(token)
  await transact(db, (tx) =>
    writeLetter(tx, 'sign-in-link', nonce, { nonce, email, next, expiresAt: expiresAt.toISOString() }),
  )
}
