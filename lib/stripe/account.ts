// How a Stripe account is called: with the platform's key and an account header, or with its own key.
import type Stripe from 'stripe'
import { MANY_ITEMS, type Turn } from '@/lib/connector-port/pages'
import { clocksApartSeconds } from '@/lib/test-clock'
import { callStripe } from './client'

export interface StripeAccount {
  stripe: Stripe
  /** `acct_…`; undefined where the key is the account's own. */
  accountId: string | undefined
  /** The keys of `metadata` by which we find our own again. What is repeated under a key must say the same: they stay. */
  marks: { payment: string; refund: string }
  /** Whether the charge's entry on the balance is asked for along with it: a restricted key may not see it, and would see nothing. */
  readsBalance: boolean
}

/** On accounts that the platform opened. */
export const PLATFORM_MARKS = { payment: 'remit_payment', refund: 'remit_refund' } as const

type Header = { stripeAccount: string }

export const headerOf = ({ accountId }: StripeAccount): Header | undefined =>
  accountId === undefined ? undefined : { stripeAccount: accountId }

export const keyedHeaderOf = (account: StripeAccount, idempotencyKey: string) => ({
  ...headerOf(account),
  idempotencyKey,
})

/** The most that Stripe hands out at once. */
const PAGE_SIZE = 100

interface Listed<T> {
  data: T[]
  has_more: boolean
  lastResponse: { statusCode: number }
}

/** A list of Stripe's, turned a page at a time. Throws `ProviderFault`. */
export const turning =
  <T extends { id: string }>(
    what: string,
    list: (page: { limit: number; starting_after?: string }) => Promise<Listed<T>>,
  ): Turn<T, string> =>
  async (cursor) => {
    const page = await callStripe(what, () =>
      list({ limit: PAGE_SIZE, ...(cursor !== undefined && { starting_after: cursor }) }),
    )
    return { items: page.data, next: page.has_more ? page.data.at(-1)?.id : undefined }
  }

/**
 * How far a lost object is searched for. With a key of a merchant's own a caller waits, and another provider may be asked;
 * on an account of ours the payment stays unclear until its list can be read to the end.
 */
export const extentOf = ({ accountId }: StripeAccount) =>
  accountId === undefined ? {} : { most: MANY_ITEMS }

/**
 * What was made at or after a time of our clock, by Stripe's. There is no upper end: an attempt that lay for days is asked for
 * again where a search finds nothing, so what it made may be as young as the last call.
 */
export const madeSince = (since: Date) => ({
  gte: Math.floor(since.getTime() / 1000) - clocksApartSeconds(),
})
